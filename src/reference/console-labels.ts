import type { Provenance } from "./evidence.js";

/** Where the labels below were read: Amazon's console as its page names it. */
export const consoleProvenance: Provenance = {
  source: "https://developer-docs.amazon.com/sp-api/docs/registering-your-application",
  retrieved: "2026-11-29",
  evidence: "official",
};

/** The way to an app in Seller Central, Vendor Central and Solution Provider Portal, by Amazon's own labels. */
export const developApps = "Apps and Services > Develop Apps";

/** The form that holds an app's URIs and roles. */
export const editApp = `${developApps} > Edit App`;

/** The form that asks Amazon for roles. */
export const developerProfile = "Solution Provider Portal > Developer Profile";
