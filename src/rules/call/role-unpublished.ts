import { declaresNoCalls, unreadCalls } from "../../model/declared-operations.js";
import type { DeclaredRole } from "../../model/declared-roles.js";
import type { Facts } from "../../model/facts.js";
import { neededRoles } from "../../roles/needed-roles.js";
import { openedOnlyBy } from "../../roles/role-reliance.js";
import { isPublic } from "../guards.js";
import { anyOf, defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

export const roleUnpublished = defineRule({
  id: "role-unpublished",
  stage: "call",
  severity: "warning",
  codes: ["403 Unauthorized"],
  title: "A call relies on a role that the published app may not have yet",
  source: "https://developer-docs.amazon.com/sp-api/docs/roles-faq",
  needs: ["app.state", "app.pendingEdit", "roles.app"],
  guards: [
    isPublic,
    ({ app }) => !app.isUnpublished,
    ({ app }) => app.place.at("pendingEdit").known === true,
    (facts) => !declaresNoCalls(facts),
  ],
  *check(facts) {
    const { appRoles } = facts;
    yield* unreadCalls(facts);
    yield* neededRoles(facts).unknown;
    yield* each(appRoles.roles, (entry) => {
      if (entry.role === undefined) throw new Open(`\`${entry.namePlace.name}\` names no known role`);
      return judge(entry, entry.role.name, facts);
    });
  },
});

function judge(entry: DeclaredRole, name: string, facts: Facts): FindingDraft | undefined {
  const { appRoles, authorizationList, settings, app } = facts;
  const others = new Set([...appRoles.names].filter((other) => other !== name));
  const [first] = openedOnlyBy(name, others, facts);
  if (first === undefined) return undefined;
  const day = entry.addedOn.known;
  if (day !== undefined) {
    if (authorizationList.length === 0) throw settings.at("authorizations").open;
    if (anyOf(authorizationList, ({ place }) => place.at("grantedOn").required >= day)) return undefined;
  }
  const when = day === undefined ? "has no date" : `was added on ${day}, after every authorization`;
  return finding(entry.namePlace, {
    message: `\`${first}\` needs \`${name}\`, which ${when}, and the newest edit of the app is not published: the published app may not have the role yet.`,
    fix: "Publish the edit and wait for its approval, then let every selling partner authorize the app again; declare `addedOn` of a role that the published app has.",
    related: [{ at: app.place.at("pendingEdit"), message: "the newest edit is not published" }],
  });
}
