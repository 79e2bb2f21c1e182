import type { OperationCall } from "../../model/call.js";
import { callsNothing, operationsCalled, resourcesRequested } from "../../model/declared-operations.js";
import type { RestrictedRequest } from "../../model/restricted-request.js";
import { namesNear, routesNear } from "../../reference/near-operation.js";
import { modelsDate, operationsNamed } from "../../reference/operations.js";
import { inWords } from "../../report/in-words.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

type Named = Pick<OperationCall, "name" | "route" | "label" | "namePlace" | "isRecognised">;

/** Names beyond that many unknown ones are told without a search for what they may mean. */
const searches = 50;

export const operationUnknown = defineRule({
  id: "operation-unknown",
  stage: "call",
  severity: "notice",
  otherSeverities: ["warning"],
  codes: ["MissingAuthenticationToken"],
  alsoSeen: ["403 Unauthorized"],
  title: "Amazon's models have no such operation",
  source: "https://github.com/amzn/selling-partner-api-models",
  guards: [(facts) => !callsNothing(facts) || facts.settings.at("calls").at("rdt").isGiven],
  *check(facts) {
    let searched = 0;
    // What is no path at all is the matter of `rdt-request`.
    const resources = resourcesRequested(facts)
      .filter((request) => request instanceof Open || !request.isNoPath)
      .map((request) => (request instanceof Open ? request : namedBy(request)));
    yield* each<Named>([...operationsCalled(facts), ...resources], (call) => {
      if (call.isRecognised) return;
      const isSearched = searched++ < searches;
      return (
        (isSearched ? misspelt(call) : undefined) ??
        finding(call.namePlace, {
          message: `\`${call.label}\` is in none of Amazon's models of ${modelsDate}${isSearched ? ", and nothing in them is near it" : ""}: either it is newer, or it is not what Amazon calls it.`,
          fix: "Write the operationId of Amazon's model, `api.operationId`, or `method` and `path`; if the operation is newer than the models, nothing else about it is checked.",
        })
      );
    });
  },
});

function namedBy({ route, place }: RestrictedRequest): Named {
  return {
    name: undefined,
    route,
    label: route.label,
    namePlace: place,
    get isRecognised() {
      return route.isRecognised;
    },
  };
}

function misspelt({ name, route, label, namePlace }: Named): FindingDraft | undefined {
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
