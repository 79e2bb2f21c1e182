import { declaresNoCalls, unreadCalls } from "../../model/declared-operations.js";
import { authorizationsOf } from "../../model/endpoint.js";
import type { Facts } from "../../model/facts.js";
import { neededRoles } from "../../roles/needed-roles.js";
import { latestDays, type OpenedOn } from "../../roles/role-dates.js";
import { defineRule, finding, type Unchecked, unchecked } from "../rule.js";

export const roleReauthorization = defineRule({
  id: "role-reauthorization",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "An authorization is older than the role that its calls need",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["roles.app", "authorizations", "endpoints"],
  applies: (facts) => !declaresNoCalls(facts) && !hasNothingToCompare(facts),
  *check(facts) {
    yield* unreadCalls(facts);
    for (const reason of neededRoles(facts).unknown) yield unchecked(reason);
    for (const { region, whyHostUnknown } of facts.endpoints) if (region === undefined) yield unchecked(whyHostUnknown);
    yield* unreadGrants(facts);
    for (const [grant, { proven, likely, undated }] of latestDays(facts)) {
      const granted = grant.place.at("grantedOn");
      const isOlder = (opened: OpenedOn | undefined): opened is OpenedOn =>
        opened !== undefined && (granted.value ?? "") < opened.day;
      const late = isOlder(proven) ? proven : isOlder(likely) ? likely : undefined;
      if (granted.value === undefined && (late ?? undated)) yield unchecked(granted);
      else if (late !== undefined) {
        const { need, role, day, region } = late;
        const clause = late === likely ? `, ${need.evidenceIn([region])}` : "";
        yield finding(granted, {
          severity: late === proven ? "error" : "warning",
          message: `The refresh token is of ${granted.value}, and does not carry \`${role.role?.name}\`, which the app has since ${day} and \`${need.label}\` needs${clause}.`,
          fix: `Let the selling partner authorize the app again, use the new refresh token, and declare its day as \`grantedOn\`.`,
          related: [{ at: role.addedOn, message: "the day on which the role was added" }],
        });
      } else if (isOlder(undated)) {
        const { role } = undated;
        yield unchecked(role.role === undefined ? `\`${role.namePlace.name}\` names no known role` : role.addedOn);
      }
    }
  },
});

/** Why it is not known which authorizations the calls go through: a name or a region that the file does not tell. */
function* unreadGrants(facts: Facts): Generator<Unchecked> {
  const { endpoints, grants } = facts;
  if (neededRoles(facts).needs.length === 0) return;
  for (const { place, authorizations } of endpoints) {
    const named = place.at("authorization");
    if (named.isMissing || authorizations.length > 0) continue;
    yield unchecked(named.value === undefined ? named : `\`${named.name}\` names no entry of \`authorizations\``);
  }
  if (endpoints.every(({ place }) => !place.at("authorization").isMissing)) return;
  const used = new Set(authorizationsOf(endpoints));
  for (const grant of grants.of(undefined)) {
    const { place } = grant;
    if (!used.has(grant)) yield unchecked(place.state === "declared" ? place.at("region") : place);
  }
}

function hasNothingToCompare({ settings, appRoles }: Facts): boolean {
  return [appRoles.place, settings.at("authorizations"), settings.at("endpoints")].some(
    ({ state }) => state === "empty",
  );
}
