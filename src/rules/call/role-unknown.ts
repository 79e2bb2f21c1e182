import { nearestRole } from "../../reference/roles.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, each, finding } from "../rule.js";

export const roleUnknown = defineRule({
  id: "role-unknown",
  stage: "call",
  severity: "warning",
  title: "A name is none of Amazon's roles",
  source: "https://developer-docs.amazon.com/sp-api/docs/roles-in-the-selling-partner-api",
  *check({ app, appRoles, profileRoles }) {
    const declared = [appRoles, profileRoles].filter(({ place }) => place.isGiven || place.isEmpty);
    if (declared.length === 0) appRoles.place.mustKnow();
    yield* each(
      declared.flatMap(({ required }) => required),
      ({ role, namePlace }) => {
        const name = String(namePlace.required);
        if (role !== undefined) return;
        const meant = nearestRole(name);
        if (meant === undefined && app.whyOther !== undefined) throw app.whyOther;
        return finding(namePlace, {
          message: `\`${name}\` is none of the roles that Amazon documents${meant === undefined ? "" : `, but near \`${meant}\``}.`,
          fix: meant === undefined ? "Write the role as the developer profile names it." : `Write \`${meant}\`.`,
          repair: meant === undefined ? undefined : replaceValue(namePlace, meant, nearestRole(name, 1) === meant),
        });
      },
    );
  },
});
