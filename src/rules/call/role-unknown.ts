import { nearestRole } from "../../reference/roles.js";
import { replaceValue } from "../../settings/replace-value.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const roleUnknown = defineRule({
  id: "role-unknown",
  stage: "call",
  severity: "warning",
  title: "A name is none of Amazon's roles",
  source: "https://developer-docs.amazon.com/sp-api/docs/roles-in-the-selling-partner-api",
  *check({ appRoles, profileRoles }) {
    const lists = [appRoles, profileRoles];
    const declared = lists.filter(({ place }) => place.state !== "absent");
    if (declared.length === 0) yield unchecked(appRoles.place);
    for (const { place, isDeclared } of declared) if (!isDeclared) yield unchecked(place);
    for (const { namePlace, name } of lists.flatMap(({ unrecognised }) => unrecognised)) {
      if (name === undefined) {
        yield unchecked(namePlace);
        continue;
      }
      const meant = nearestRole(name);
      yield finding(namePlace, {
        message: `\`${name}\` is none of the roles that Amazon documents${meant === undefined ? "" : `, but near \`${meant}\``}.`,
        fix: meant === undefined ? "Write the role as the developer profile names it." : `Write \`${meant}\`.`,
        repair: meant === undefined ? undefined : replaceValue(namePlace, meant, nearestRole(name, 1) === meant),
      });
    }
  },
});
