import { vendorRoles, vendorRolesInOlderLists } from "../../reference/roles.js";
import { inWords } from "../../report/in-words.js";
import { defineRule, each, finding } from "../rule.js";

export const roleVendor = defineRule({
  id: "role-vendor",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "An app for vendors has a role that vendors cannot grant",
  source: "https://developer-docs.amazon.com/sp-api/docs/role-mappings",
  guards: [({ app }) => app.isVendorOnly, ({ appRoles }) => !appRoles.place.isEmpty],
  check: ({ app, appRoles }) =>
    each(appRoles.required, ({ knownRole: role, namePlace }) => {
      if (vendorRoles.includes(role.name)) return;
      const isDisputed = vendorRolesInOlderLists.includes(role.name);
      return finding(namePlace, {
        severity: isDisputed ? "warning" : "error",
        message: isDisputed
          ? `\`${role.name}\` stands in Amazon's older role lists for vendor orders, but not among the roles that vendors can grant today.`
          : `\`${role.name}\` is a role for sellers, and the app is for vendors only.`,
        fix: `Use ${inWords(vendorRoles, "or")} instead, or declare \`seller\` among \`app.partners\`.`,
        related: [{ at: app.place.at("partners"), message: "declared here" }],
      });
    }),
});
