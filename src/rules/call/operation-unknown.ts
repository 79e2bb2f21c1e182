import type { OperationCall } from "../../model/call.js";
import { callsNothing, unreadOperations } from "../../model/declared-operations.js";
import { namesNear, routesNear } from "../../reference/near-operation.js";
import { modelsDate, operationsNamed } from "../../reference/operations.js";
import { inWords } from "../../report/in-words.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, type FindingDraft, finding, unchecked, unreadList } from "../rule.js";

type Unknown = Pick<OperationCall, "name" | "route" | "label" | "namePlace">;

/** Names beyond that many unknown ones are told without a search for what they may mean. */
const searches = 50;

export const operationUnknown = defineRule({
  id: "operation-unknown",
  stage: "call",
  severity: "notice",
  otherSeverities: ["warning"],
  codes: ["MissingAuthenticationToken"],
  title: "Amazon's models have no such operation",
  source: "https://github.com/amzn/selling-partner-api-models",
  applies: (facts) => !callsNothing(facts) || !facts.settings.at("calls").at("rdt").isMissing,
  *check(facts) {
    yield* unreadOperations(facts);
    yield* unreadList(facts.settings.at("calls").at("rdt"));
    const calls = facts.operationCalls.filter(({ whyUnrecognised }) => whyUnrecognised !== undefined);
    for (const { whyUnnamed } of calls) if (whyUnnamed !== undefined) yield unchecked(whyUnnamed);
    const resources = facts.restrictedRequests.filter(({ route }) => route.whyUnrecognised !== undefined);
    for (const { route } of resources) if (route.whyUnnamed !== undefined) yield unchecked(route.whyUnnamed);
    const unknown: Unknown[] = [
      ...calls.filter(({ whyUnnamed }) => whyUnnamed === undefined),
      ...resources
        .filter(({ route }) => route.whyUnnamed === undefined)
        .map(({ route, place }) => ({ name: undefined, route, label: route.label, namePlace: place })),
    ];
    for (const [index, call] of unknown.entries()) {
      const isSearched = index < searches;
      yield (isSearched ? misspelt(call) : undefined) ??
        finding(call.namePlace, {
          message: `\`${call.label}\` is in none of Amazon's models of ${modelsDate}${isSearched ? ", and nothing in them is near it" : ""}: either it is newer, or it is not what Amazon calls it.`,
          fix: "Write the operationId of Amazon's model, `api.operationId`, or `method` and `path`; if the operation is newer than the models, nothing else about it is checked.",
        });
    }
  },
});

function misspelt({ name, route, label, namePlace }: Unknown): FindingDraft | undefined {
  const said = `\`${label}\` is in none of Amazon's models of ${modelsDate}, but near`;
  if (name !== undefined) {
    const near = namesNear(name);
    const [first] = near;
    if (first === undefined) return undefined;
    const isGone = operationsNamed(first).length === 0;
    return finding(namePlace, {
      severity: "warning",
      message: `${said} ${inWords(near, "and")}${isGone ? ", which Amazon has removed" : ""}.`,
      fix: `Write ${inWords(near, "or")}${isGone ? ", or drop the call" : ""}.`,
      repair: near.length === 1 && !isGone ? replaceValue(namePlace, first, false) : undefined,
    });
  }
  const near = routesNear(route.method ?? "", route.path ?? "").map(({ method, path }) => `${method} ${path}`);
  if (near.length === 0) return undefined;
  return finding(namePlace, {
    severity: "warning",
    message: `${said} ${inWords(near, "and")}.`,
    fix: `Write ${inWords(near, "or")} as \`method\` and \`path\`.`,
  });
}
