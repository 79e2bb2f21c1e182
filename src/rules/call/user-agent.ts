import { userAgentMax } from "../../reference/limits.js";
import { userAgent as documented } from "../../reference/request-headers.js";
import { maskPlaceholders, unknownCharacter } from "../../settings/values.js";
import { defineRule, finding, unchecked } from "../rule.js";

const { value: limit } = userAgentMax;

export const userAgent = defineRule({
  id: "user-agent",
  stage: "call",
  severity: "warning",
  otherSeverities: ["error"],
  title: "The user agent has not the form that Amazon asks for",
  source: documented.source,
  *check({ settings }) {
    const place = settings.at("calls").at("userAgent");
    const known = [...maskPlaceholders(place.text ?? "").replaceAll(unknownCharacter, "")].length;
    const fix = `Write it as \`${documented.form}\`, with a backslash before a delimiter that is part of a value.`;
    if (known > limit) {
      yield finding(place, {
        severity: "error",
        message: `The user agent has ${place.value === undefined ? "at least " : ""}${known} characters, and Amazon rejects one of more than ${limit}.`,
        fix: `Shorten it to ${limit} characters or fewer.`,
      });
    } else if (place.state === "empty") {
      yield finding(place, { message: "The user agent is empty, and Amazon asks for one with every request.", fix });
    } else if (place.value === undefined) yield unchecked(place);
    else if (!documented.pattern.test(place.value)) {
      yield finding(place, {
        message: `The user agent \`${place.value}\` has not the form \`${documented.form}\` that Amazon asks for.`,
        fix,
      });
    } else if (!documented.language.test(place.value)) {
      yield finding(place, {
        message: `The user agent \`${place.value}\` has no \`Language\`, which Amazon requires among its attributes.`,
        fix: "Add the programming language as `Language=…` between the brackets.",
      });
    }
  },
});
