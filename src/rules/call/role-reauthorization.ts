import { evidenceClause } from "../../reference/evidence.js";
import { declaresNoCalls, unreadCalls } from "../facts/declared-operations.js";
import type { Facts } from "../facts/facts.js";
import { latestDays, type OpenedOn } from "../facts/role-dates.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const roleReauthorization = defineRule({
  id: "role-reauthorization",
  stage: "call",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "An authorization is older than the role that its calls need",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  needs: ["roles.app", "authorizations", "endpoints"],
  applies: (facts) => !declaresNoCalls(facts) && !hasNothingToCompare(facts),
  *check(facts) {
    yield* unreadCalls(facts);
    for (const reason of facts.neededRoles.unknown) yield unchecked(reason);
    for (const { region, whyHostUnknown } of facts.endpoints) if (region === undefined) yield unchecked(whyHostUnknown);
    for (const [grant, { proven, likely, undated }] of latestDays(facts)) {
      const granted = grant.place.at("grantedOn");
      const isOlder = (opened: OpenedOn | undefined) => opened && (granted.value ?? "") < opened.day;
      const late = isOlder(proven) ? proven : isOlder(likely) ? likely : undefined;
      if (granted.value === undefined && (late ?? undated)) yield unchecked(granted);
      else if (late !== undefined) {
        const { need, role, day } = late;
        const clause = late === likely ? `, ${evidenceClause(need.evidence)}` : "";
        yield finding(granted, {
          severity: late === proven ? "error" : "warning",
          message: `The refresh token is of ${granted.value}, and does not carry \`${role.role?.name}\`, which the app has since ${day} and \`${need.label}\` needs${clause}.`,
          fix: `Let the selling partner authorize the app again, use the new refresh token, and declare its day as \`grantedOn\`.`,
          related: [{ at: role.addedOn, message: "the day on which the role was added" }],
        });
      } else if (isOlder(undated) && undated !== undefined) {
        const { role } = undated;
        yield unchecked(role.role === undefined ? `\`${role.namePlace.name}\` names no known role` : role.addedOn);
      }
    }
  },
});

function hasNothingToCompare({ settings, appRoles }: Facts): boolean {
  return [appRoles.place, settings.at("authorizations"), settings.at("endpoints")].some(
    ({ state }) => state === "empty",
  );
}
