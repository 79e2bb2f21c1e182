import type { Authorization } from "../../model/authorization.js";
import type { Facts } from "../../model/facts.js";
import { datasetNamed, datasets } from "../../reference/data-kiosk.js";
import { nearest } from "../../reference/nearest.js";
import { tablesReadOn } from "../../reference/operations.js";
import type { Place } from "../../settings/place.js";
import { replaceValue } from "../../settings/replace-value.js";
import { hasPassed, wordsOfEnd } from "../parts/dated-end.js";
import { allKnown, anyOf, defineRule, each, type FindingDraft, finding } from "../rule.js";

export const dataKioskDataset = defineRule({
  id: "data-kiosk-dataset",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["400"],
  title: "A Data Kiosk query names a data set that there is not",
  source: "https://developer-docs.amazon.com/sp-api/docs/sp-api-deprecations",
  needs: ["calls.dataKiosk"],
  guards: [({ settings }) => !settings.at("calls").at("dataKiosk").isEmpty],
  check: (facts) =>
    each(facts.settings.at("calls").at("dataKiosk").listed, function* (place) {
      yield* judge(place, place.required, facts.today ?? tablesReadOn);
      yield* judgePartners(place, place.required, facts);
    }),
});

/** A query of one kind of partner alone, in an app that nobody of this kind authorizes. */
function* judgePartners(at: Place<string>, name: string, { app, authorizationList }: Facts): Generator<FindingDraft> {
  const { parties = [], removed } = datasetNamed(name) ?? {};
  const [wanted, another] = parties;
  if (wanted === undefined || another !== undefined || removed !== undefined) return;
  const isFor = ({ partner }: Authorization) => partner === wanted;
  if (anyOf([() => app.partners.includes(wanted), () => allKnown(authorizationList).some(isFor)])) return;
  const other = wanted === "vendor" ? "seller" : "vendor";
  yield finding(at, {
    severity: "warning",
    codes: ["403 Unauthorized"],
    message: `The data set \`${name}\` answers for ${wanted}s, and the app is for ${other}s alone.`,
    fix: `Declare \`${wanted}\` among \`app.partners\` where the app is registered for ${wanted}s too, or query a data set for ${other}s.`,
  });
}

function* judge(at: Place<string>, name: string, today: string): Generator<FindingDraft> {
  const removed = datasetNamed(name)?.removed;
  if (removed !== undefined) {
    const { replacement } = removed;
    yield finding(at, {
      severity: hasPassed(removed, today) ? "error" : "warning",
      message: `The data set \`${name}\` ${wordsOfEnd(removed, today)}.`,
      fix: replacement === undefined ? "Drop the query." : `Query \`${replacement}\` instead.`,
      source: removed.source,
    });
  } else if (datasetNamed(name) === undefined) {
    const names = datasets().map((dataset) => dataset.name);
    const near = nearest(name, names);
    yield finding(at, {
      severity: "warning",
      message: `Amazon has published no schema of a data set \`${name}\`.`,
      fix: near === undefined ? "Write the name that the schema has in Amazon's models." : `Write \`${near}\`.`,
      repair: near === undefined ? undefined : replaceValue(at, near, false),
    });
  }
}
