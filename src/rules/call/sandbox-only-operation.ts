import { callsNothing, operationsCalled } from "../../model/declared-operations.js";
import { anyOf, defineRule, each, finding, Open } from "../rule.js";

export const sandboxOnlyOperation = defineRule({
  id: "sandbox-only-operation",
  stage: "call",
  severity: "error",
  codes: ["403"],
  alsoSeen: ["404"],
  title: "An operation of the sandbox alone is called in production",
  source: "https://github.com/amzn/selling-partner-api-models",
  guards: [(facts) => !callsNothing(facts)],
  check: (facts) =>
    each(operationsCalled(facts), (call) => {
      const { knownOperations: operations, endpoints, owner, label, namePlace } = call;
      if (operations.length === 0 || !operations.every(({ sandboxOnly }) => sandboxOnly)) return;
      if (endpoints.length === 0) throw new Open(facts.settings.at("endpoints").whyOpen);
      if (anyOf(endpoints, ({ isOfSandbox }) => isOfSandbox)) return;
      const where = owner === undefined ? "no endpoint of the file is a sandbox" : `\`${owner.label}\` is production`;
      return finding(namePlace, {
        message: `\`${label}\` exists in the sandbox alone, and ${where}.`,
        fix:
          owner === undefined
            ? "Declare the `sandbox.` endpoint that it is called at, and list it among the operations of that endpoint, or drop it."
            : "List it among the operations of a `sandbox.` endpoint, or drop it.",
        related: endpoints.slice(0, 3).map(({ url }) => ({ at: url, message: "a production host" })),
      });
    }),
});
