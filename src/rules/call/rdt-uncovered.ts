import { callsNothing, operationsCalled } from "../../model/declared-operations.js";
import { RequestedData } from "../../model/requested-data.js";
import { sandboxesAmong } from "../../model/sandboxes-among.js";
import { isExempt, isRestricted } from "../../reference/restricted-data.js";
import type { Place } from "../../settings/place.js";
import { defineRule, each, finding, Open } from "../rule.js";

export const rdtUncovered = defineRule({
  id: "rdt-uncovered",
  stage: "call",
  severity: "warning",
  codes: ["403"],
  title: "A restricted data token is sent to an operation that it was not asked for",
  source: "https://developer-docs.amazon.com/sp-api/docs/tokens-api-use-case-guide",
  guards: [(facts) => !callsNothing(facts), ({ settings }) => isListed(settings.at("calls").at("rdt"))],
  *check(facts) {
    const requested = new RequestedData(facts);
    const list = facts.settings.at("calls").at("rdt");
    yield* each(operationsCalled(facts), (call) => {
      const { knownOperations: operations, tokenPlace, label, namePlace } = call;
      // Other operations take any token, and the sandbox has its own data.
      const isOpened = operations.some((operation) => !isRestricted(operation) || isExempt(operation));
      const { areSandboxes, mayBeSandbox } = sandboxesAmong(call.endpoints);
      if (operations.length === 0 || isOpened || areSandboxes || requested.hasAny(call)) return;
      if (tokenPlace.known !== "rdt") return;
      if (requested.mayHaveMore) throw new Open("`calls.rdt` is not fully declared");
      if (mayBeSandbox !== undefined) throw new Open(`whether \`${mayBeSandbox.label}\` is a sandbox is not known`);
      const routes = operations.map(({ method, path }) => `\`${method} ${path}\``);
      return finding(namePlace, {
        message: `\`${label}\` is called with a restricted data token, and no resource of \`calls.rdt\` is ${routes.join(" or ")}: a token opens the resources alone that it was asked for.`,
        fix: `Add ${routes[0]} to the resources of the request.`,
        related: [{ at: list, message: "the resources that are asked for" }],
      });
    });
  },
});

/** Whether the file says which resources are asked for, be it none. */
function isListed(list: Place): boolean {
  return list.isEmpty || list.isGiven;
}
