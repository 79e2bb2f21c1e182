import type { App } from "../../model/app.js";
import { declaresNoCalls, unreadCalls } from "../../model/declared-operations.js";
import type { DeclaredRole } from "../../model/declared-roles.js";
import type { Facts } from "../../model/facts.js";
import { unreadGrants } from "../../model/unread-grants.js";
import { neededRoles } from "../../roles/needed-roles.js";
import { latestDays } from "../../roles/role-dates.js";
import { answerOf, defineRule, each, finding, Open } from "../rule.js";

export const roleReauthorization = defineRule({
  id: "role-reauthorization",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "An authorization is older than the role that its calls need",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["roles.app", "authorizations", "endpoints"],
  guards: [(facts) => !declaresNoCalls(facts), (facts) => !hasNothingToCompare(facts)],
  *check(facts) {
    yield* unreadCalls(facts);
    yield* neededRoles(facts).unknown;
    yield* each(facts.endpointList, (endpoint) => void endpoint.knownRegion);
    if (neededRoles(facts).needs.length > 0) yield* unreadGrants(facts);
    yield* each(latestDays(facts), ([grant, { proven, likely, undated }]) => {
      if ((proven ?? likely ?? undated) === undefined) return;
      const granted = grant.place.at("grantedOn");
      const day = granted.required;
      const late = [proven, likely].find((opened) => opened !== undefined && day < opened.day);
      if (late === undefined) return undated !== undefined && day < undated.day ? mustDate(undated.role) : undefined;
      const { need, role, region } = late;
      const clause = late === likely ? `, ${need.evidenceIn([region])}` : "";
      return finding(granted, {
        severity: late === proven ? "error" : "warning",
        message: `The refresh token is of ${day}, and does not carry \`${role.role?.name}\`, which the app has since ${late.day} and \`${need.label}\` needs${clause}.`,
        fix: `${stepsToRole(facts.app)}, use the new refresh token, and declare its day as \`grantedOn\`.`,
        related: [{ at: role.addedOn, message: "the day on which the role was added" }],
      });
    });
  },
});

/** What has to happen, in its order, before a token carries a new role. */
function stepsToRole(app: App): string {
  const isPublic = answerOf(app, (one) => one.isPublic) !== false;
  const isListed = answerOf(app.place.at("listed"), ({ known }) => known) !== false;
  const listing = isPublic && isListed ? ", list it again where it is listed" : "";
  return `Save the app with the role${listing}, wait for the approval, then let the selling partner authorize the app again`;
}

/** That it is not known which role it is, or since when the app has it. */
function mustDate({ role, namePlace, addedOn }: DeclaredRole): undefined {
  if (role === undefined) throw new Open(`\`${namePlace.name}\` names no known role`);
  return addedOn.mustKnow();
}

function hasNothingToCompare({ settings, appRoles }: Facts): boolean {
  return [appRoles.place, settings.at("authorizations"), settings.at("endpoints")].some((list) => list.isEmpty);
}
