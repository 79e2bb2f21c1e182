import type { Facts } from "../../model/facts.js";
import { nearest } from "../../reference/nearest.js";
import type { Place } from "../../settings/place.js";
import { foreignFinding } from "../parts/foreign-file.js";
import { shapeFinding } from "../parts/shape-finding.js";
import { defineRule, type FindingDraft, finding } from "../rule.js";

export const settingsShape = defineRule({
  id: "settings-shape",
  stage: "settings",
  severity: "error",
  title: "A key or value does not fit the format of the settings",
  source: "https://yaml.org/spec/1.2.2/",
  fixed: true,
  *check(facts) {
    const foreign = foreignFinding(facts.settings);
    if (foreign !== undefined) return yield foreign;
    for (const fault of facts.document.shapeFaults) yield shapeFinding(facts.placeAt(fault.path), fault);
    yield* authorizationNames(facts);
    yield* policyRules(facts);
  },
});

/** Of a long list only so many names are compared with a mistyped one. */
const comparedNames = 200;

function* authorizationNames({ settings, authorizations }: Facts): Generator<FindingDraft> {
  const firsts = new Map<string, Place<string>>();
  const names = authorizations.map(({ place }) => place.at("name"));
  for (const place of names) {
    if (place.valueIfTold === undefined) continue;
    const first = firsts.get(place.valueIfTold);
    if (first === undefined) firsts.set(place.valueIfTold, place);
    else
      yield finding(place, {
        message: `Two authorizations have the name \`${place.valueIfTold}\`.`,
        fix: "Give each authorization a name of its own.",
        related: [{ at: first, message: "the first one" }],
      });
  }
  const isUnknown = (place: Place) => place.valueIfTold === undefined && !place.seemsMissing;
  if (settings.at("authorizations").writtenState === "placeholder" || names.some(isUnknown)) return;
  const compared = [...firsts.keys()].slice(0, comparedNames);
  for (const endpoint of settings.at("endpoints").items()) {
    const place = endpoint.at("authorization");
    if (place.valueIfTold === undefined || firsts.has(place.valueIfTold)) continue;
    const near = nearest(place.valueIfTold, compared);
    yield finding(place, {
      message: `\`${place.valueIfTold}\` is the name of no entry of \`authorizations\`.`,
      fix: near === undefined ? "Declare the authorization under `authorizations`." : `Write \`${near}\`.`,
    });
  }
}

function* policyRules({ settings, rules }: Facts): Generator<FindingDraft> {
  for (const [id, place] of settings.at("preflight").at("rules").entries()) {
    const rule = rules.find((rule) => rule.id === id);
    if (rule !== undefined && !rule.fixed) continue;
    const near =
      rule === undefined
        ? nearest(
            id,
            rules.filter(({ fixed }) => !fixed).map((rule) => rule.id),
          )
        : undefined;
    yield finding(place, {
      caret: "key",
      message: rule === undefined ? `\`${id}\` is the id of no rule.` : `The severity of \`${id}\` cannot be changed.`,
      fix: near === undefined ? "Remove the line." : `Write \`${near}\`.`,
    });
  }
}
