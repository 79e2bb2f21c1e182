import type { Provenance } from "./evidence.js";
import { once } from "./legend.js";
import { nearest } from "./nearest.js";

/** A role of a developer profile and of an app. */
export interface Role {
  readonly id: string;
  /** The name as Amazon prints it, without "(Restricted)". */
  readonly name: string;
  readonly aliases: readonly string[];
  /** Gives access to personal data and needs another review by Amazon. */
  readonly restricted: boolean;
  readonly parties: readonly ("seller" | "vendor")[];
  readonly provenance: Provenance;
  /** The program of Amazon's that it belongs to, where that is not the SP-API. */
  readonly program?: string;
}

const docs = "https://developer-docs.amazon.com/sp-api/docs/";
const retrieved = "2026-11-22";

/** The roles page was read in part; the complete list of 17 is that of third-party notes that cite it. */
export const rolesProvenance: Provenance = {
  source: `${docs}roles-in-the-selling-partner-api`,
  retrieved,
  evidence: "secondary",
};

interface Traits {
  readonly aliases?: readonly string[];
  readonly restricted?: boolean;
  readonly vendor?: boolean;
}

function role(name: string, { aliases = [], restricted = false, vendor }: Traits = {}): Role {
  const id = name.toLowerCase().replaceAll(" ", "-");
  const parties = vendor ? (["seller", "vendor"] as const) : (["seller"] as const);
  return { id, name, aliases, restricted, parties, provenance: rolesProvenance };
}

export const roles: readonly Role[] = [
  role("Account Information Service Provider", { aliases: ["AISP"] }),
  role("Amazon Fulfillment", { vendor: true }),
  role("Amazon Warehousing and Distribution", { aliases: ["AWD"], vendor: true }),
  role("Brand Analytics", { vendor: true }),
  role("Buyer Communication"),
  role("Buyer Solicitation"),
  role("Direct-to-Consumer Shipping", { aliases: ["Direct-to-Consumer Delivery"], restricted: true, vendor: true }),
  role("Finance and Accounting"),
  role("Inventory and Order Tracking"),
  role("Notifications in Seller Central"),
  role("Payment Initiation Service Provider", { aliases: ["PISP"] }),
  role("Pricing"),
  role("Product Listing", { vendor: true }),
  role("Professional Services", { restricted: true }),
  role("Selling Partner Insights"),
  role("Tax Invoicing", { restricted: true }),
  role("Tax Remittance", { restricted: true }),
];

/** Roles of other programs that reach operations of SP-API; who can hold them is not known. */
export const otherRoles: readonly Role[] = [
  {
    ...role("Amazon Logistics", { vendor: true }),
    program: "Amazon Shipping",
    provenance: {
      source: "https://developer-docs.amazon.com/amazon-shipping/docs/api-integration-test-case-guide",
      retrieved: "2026-11-29",
      evidence: "official",
    },
  },
];

/**
 * The roles that a vendor app can hold, by the role page. The Vendor Retail Procurement pages and the files of 2022
 * accept Inventory and Order Tracking too.
 */
export const vendorRoles: readonly string[] = roles
  .filter(({ parties }) => parties.includes("vendor"))
  .map(({ name }) => name);

export const vendorRolesProvenance: Provenance = { source: `${docs}role-mappings`, retrieved, evidence: "official" };

/** What the page denies to vendors and what the files of 2022 and the procurement pages accept for vendor orders. */
export const vendorRolesInOlderLists: readonly string[] = ["Inventory and Order Tracking"];

/** The roles that open personal data; by the files of 2022 any of them opens buyer data and addresses of Orders v0. */
export const restrictedDataRoles: readonly string[] = [
  "Direct-to-Consumer Shipping",
  "Tax Invoicing",
  "Tax Remittance",
];

const byFold = once(
  () =>
    new Map(
      [...roles, ...otherRoles].flatMap((entry) =>
        [entry.name, ...entry.aliases].map((name): [string, Role] => [fold(name), entry]),
      ),
    ),
);

/** The role that a text names, whatever its letter case, hyphens, "&", "(Restricted)" or the word "role". */
export function roleNamed(text: string): Role | undefined {
  return text.length > 100 ? undefined : byFold().get(fold(text));
}

/** The name of the role that a mistyped text most likely means; `maxEdits` is that of `nearest`. */
export function nearestRole(text: string, maxEdits?: number): string | undefined {
  if (text.length > 100) return undefined;
  const close = nearest(fold(text), byFold().keys(), maxEdits);
  return close === undefined ? undefined : byFold().get(close)?.name;
}

function fold(text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll("&", " and ")
    .split(/[^a-z0-9]+/);
  return words.filter((word) => !unsaid.has(word)).join("");
}

/** Amazon writes "(Restricted)", its tables "(R)"; people write "the Pricing role". */
const unsaid: ReadonlySet<string> = new Set(["", "restricted", "r", "role", "roles", "the"]);
