import { callsNothing, operationsCalled } from "../../model/declared-operations.js";
import type { Facts } from "../../model/facts.js";
import { sandboxesAmong } from "../../model/sandboxes-among.js";
import { developerProfile } from "../../reference/console-labels.js";
import { restrictedDataRoles } from "../../reference/roles.js";
import { inWords } from "../../report/in-words.js";
import { neededRoles } from "../../roles/needed-roles.js";
import { type PersonalNeed, personalDataOf } from "../../roles/personal-data.js";
import { allKnown, defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

export const restrictedDataRole = defineRule({
  id: "restricted-data-role",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403"],
  alsoSeen: ["missing fields"],
  title: "The app holds no role for the personal data that it reads",
  source: "https://developer-docs.amazon.com/sp-api/docs/access-orders-pii",
  guards: [(facts) => !callsNothing(facts)],
  check: (facts) =>
    each(operationsCalled(facts), (call) => {
      call.mustKnow();
      // The answers of the sandbox are made up.
      const { areSandboxes, mayBeSandbox } = sandboxesAmong(call.endpoints);
      const asked = areSandboxes ? [] : personalDataOf(call, facts);
      if (asked.length === 0) return;
      allKnown(facts.endpointList);
      if (mayBeSandbox !== undefined) throw new Open(`whether \`${mayBeSandbox.label}\` is a sandbox is not known`);
      return each(asked, (need) => judge(need, call.token === "rdt", facts));
    }),
});

function judge(asked: PersonalNeed, hasToken: boolean, facts: Facts): FindingDraft | undefined {
  const { appRoles } = facts;
  const { roles, need, what } = asked;
  if (roles.some((role) => appRoles.names.has(role)) || isSaidAlready(asked, facts)) return undefined;
  if (!appRoles.isDeclared) throw appRoles.place.open;
  const [unrecognised] = appRoles.unrecognised;
  if (unrecognised !== undefined) {
    throw new Open(`\`${unrecognised.namePlace.name}\` may be a role for \`${need.label}\``);
  }
  const others = restrictedDataRoles.filter((role) => appRoles.names.has(role));
  const held = others.length === 0 ? "the app holds none of them" : `the app holds only ${inWords(others, "and")}`;
  const how = hasToken ? "a restricted data token is sent with it" : "`pii: true` asks for it";
  return finding(need.call.namePlace, {
    severity: hasToken && others.length === 0 ? "error" : "warning",
    message: `\`${need.label}\` returns ${what} to apps with ${inWords(roles, "or")}, ${how}, and ${held}.`,
    fix: `Select ${roles.length === 1 ? "that role" : "one of these roles"} beside the role of the operation, have it approved under ${developerProfile}, and let every selling partner authorize the app again; or leave the personal data out.`,
    ...(need.source !== "" && { source: need.source }),
    related: [{ at: appRoles.place, message: "the roles of the app" }],
  });
}

/** Whether `role-missing` names the same roles for the call as a whole. */
function isSaidAlready({ need, roles }: PersonalNeed, facts: Facts): boolean {
  return neededRoles(facts).needs.some((whole) => {
    const missing = whole.call === need.call ? whole.missingIn(facts.appRoles.names) : [];
    return missing.length > 0 && whole.rolesIn(missing).every((role) => roles.includes(role));
  });
}
