import { callsNothing, unreadOperations } from "../../model/declared-operations.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const sandboxOnlyOperation = defineRule({
  id: "sandbox-only-operation",
  stage: "call",
  severity: "error",
  codes: ["403"],
  alsoSeen: ["404"],
  title: "An operation of the sandbox alone is called in production",
  source: "https://github.com/amzn/selling-partner-api-models",
  applies: (facts) => !callsNothing(facts),
  *check(facts) {
    yield* unreadOperations(facts);
    const declared = facts.settings.at("endpoints");
    for (const { operations, whyUnrecognised, endpoints, owner, label, namePlace } of facts.operationCalls) {
      if (whyUnrecognised !== undefined) yield unchecked(whyUnrecognised);
      if (operations.length === 0 || !operations.every(({ sandboxOnly }) => sandboxOnly)) continue;
      if (endpoints.some(({ isSandbox }) => isSandbox)) continue;
      const unknown = endpoints.filter(({ isSandbox }) => isSandbox === undefined);
      if (endpoints.length === 0) yield unchecked(declared);
      for (const { label: endpoint } of unknown) yield unchecked(`whether \`${endpoint}\` is a sandbox is not known`);
      if (endpoints.length === 0 || unknown.length > 0) continue;
      const where = owner === undefined ? "no endpoint of the file is a sandbox" : `\`${owner.label}\` is production`;
      yield finding(namePlace, {
        message: `\`${label}\` exists in the sandbox alone, and ${where}.`,
        fix:
          owner === undefined
            ? "Declare the `sandbox.` endpoint that it is called at, and list it among the operations of that endpoint, or drop it."
            : "List it among the operations of a `sandbox.` endpoint, or drop it.",
        related: endpoints.slice(0, 3).map(({ url }) => ({ at: url, message: "a production host" })),
      });
    }
  },
});
