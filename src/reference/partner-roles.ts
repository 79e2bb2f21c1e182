import type { Provenance } from "./evidence.js";
import type { Operation } from "./operations.js";

type Kind = "seller" | "vendor";

/** Where Amazon says that the role for Customer Feedback is another for sellers than for vendors. */
export const partnerRolesProvenance: Provenance = {
  source: "https://developer-docs.amazon.com/sp-api/docs/customer-feedback-api-v2024-06-01-use-case-guide",
  retrieved: "2026-11-29",
  evidence: "official",
};

const byApi: Readonly<Record<string, Readonly<Record<Kind, string>>>> = {
  "customerFeedback_2024-06-01": { seller: "Selling Partner Insights", vendor: "Brand Analytics" },
};

/** The role that an operation needs for a kind of partner, where it needs another for the other kind. */
export function roleForPartner({ api }: Operation, partner: string): string | undefined {
  return partner === "seller" || partner === "vendor" ? byApi[api]?.[partner] : undefined;
}
