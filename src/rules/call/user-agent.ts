import { userAgentMax } from "../../reference/limits.js";
import { userAgent as documented } from "../../reference/request-headers.js";
import { maskPlaceholders, unknownCharacter } from "../../settings/values.js";
import { answerOf, defineRule, finding, Open } from "../rule.js";

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
    const value = answerOf(place, ({ required }) => required);
    const known = [...maskPlaceholders(place.written).replaceAll(unknownCharacter, "")].length;
    const fix = `Write it as \`${documented.form}\`, with a backslash before a delimiter that is part of a value.`;
    if (known > limit) {
      yield finding(place, {
        severity: "error",
        message: `The user agent has ${value instanceof Open ? "at least " : ""}${known} characters, and Amazon rejects one of more than ${limit}.`,
        fix: `Shorten it to ${limit} characters or fewer.`,
      });
    } else if (place.isEmpty) {
      yield finding(place, { message: "The user agent is empty, and Amazon asks for one with every request.", fix });
    } else if (value instanceof Open) throw value;
    else if (!documented.pattern.test(value)) {
      yield finding(place, {
        message: `The user agent \`${value}\` has not the form \`${documented.form}\` that Amazon asks for.`,
        fix,
      });
    } else if (!documented.language.test(value)) {
      yield finding(place, {
        message: `The user agent \`${value}\` has no \`Language\`, which Amazon requires among its attributes.`,
        fix: "Add the programming language as `Language=…` between the brackets.",
      });
    }
  },
});
