import { vendorRoles, vendorRolesInOlderLists } from "../../reference/roles.js";
import { inWords } from "../../report/in-words.js";
import { defineRule, finding, unchecked } from "../rule.js";

export const roleVendor = defineRule({
  id: "role-vendor",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "An app for vendors has a role that vendors cannot grant",
  source: "https://developer-docs.amazon.com/sp-api/docs/role-mappings",
  applies: ({ app, appRoles }) => (app.partners === undefined || app.isVendorOnly) && appRoles.place.state !== "empty",
  *check({ app, appRoles }) {
    const partners = app.place.at("partners");
    if (app.partners === undefined)
      yield unchecked(partners.items().find(({ value }) => value === undefined) ?? partners);
    if (!appRoles.isDeclared) yield unchecked(appRoles.place);
    if (!app.isVendorOnly || !appRoles.isDeclared) return;
    for (const { role, namePlace } of appRoles.roles) {
      if (role === undefined) yield unchecked(`\`${namePlace.name}\` names no role that is known`);
      else if (!vendorRoles.includes(role.name)) {
        const isDisputed = vendorRolesInOlderLists.includes(role.name);
        yield finding(namePlace, {
          severity: isDisputed ? "warning" : "error",
          message: isDisputed
            ? `\`${role.name}\` stands in Amazon's older role lists for vendor orders, but not among the roles that vendors can grant today.`
            : `\`${role.name}\` is a role for sellers, and the app is for vendors only.`,
          fix: `Use ${inWords(vendorRoles, "or")} instead, or declare \`seller\` among \`app.partners\`.`,
          related: [{ at: partners, message: "declared here" }],
        });
      }
    }
  },
});
