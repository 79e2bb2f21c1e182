import type { Evidence, Provenance } from "./evidence.js";
import type { Operation } from "./operations.js";
import { restrictedDataRoles } from "./roles.js";

export type DataElement = "buyerInfo" | "shippingAddress" | "buyerTaxInformation";

/** The roles of which one opens a data element, by Amazon's tutorials. */
export interface DataElementRoles extends Provenance {
  readonly element: DataElement;
  readonly roles: readonly string[];
}

const retrieved = "2026-11-22";
const docs = "https://developer-docs.amazon.com/sp-api/docs/";

export const restrictedOperationsProvenance: Provenance = {
  source: `${docs}tokens-api-use-case-guide`,
  retrieved,
  evidence: "official",
};

export const dataElements: readonly DataElement[] = ["buyerInfo", "shippingAddress", "buyerTaxInformation"];

/** The ids of the only operations for which an RDT request may name data elements. */
const operationsWithDataElements: readonly string[] = [
  ...["ordersV0.getOrders", "ordersV0.getOrder", "ordersV0.getOrderItems"],
];

const elementRoles: readonly DataElementRoles[] = [
  elementRole("shippingAddress", ["Direct-to-Consumer Shipping"], "official"),
  elementRole("buyerInfo", ["Tax Invoicing", "Tax Remittance"], "official"),
  // No page that was read names the roles of this element.
  elementRole("buyerTaxInformation", restrictedDataRoles, "none"),
];

function elementRole(element: DataElement, roles: readonly string[], evidence: Evidence): DataElementRoles {
  return { element, roles, source: restrictedOperationsProvenance.source, retrieved, evidence };
}

/** Whether a text is the name of a data element. */
export function isDataElement(text: string): text is DataElement {
  return dataElements.some((element) => element === text);
}

/** The roles of which one opens a data element; undefined for a name that is none. */
export function rolesForDataElement(element: string): DataElementRoles | undefined {
  return elementRoles.find((entry) => entry.element === element);
}

/** The API whose operations return personal data by role alone. */
export const exemptApi = {
  api: "orders_2026-01-01",
  source: `${docs}get-orders-with-filtering-criteria`,
  retrieved,
  evidence: "official",
} as const satisfies Provenance & Record<string, string>;

/** Whether an operation returns personal data with the normal access token, so that an RDT is useless. */
export function isExempt(operation: Operation): boolean {
  return operation.api === exemptApi.api;
}

/** Whether an operation is on Amazon's list of restricted operations, in part or in full. */
export function isRestricted(operation: Operation): boolean {
  return operation.restrictedData !== "no";
}

/** Whether an RDT request may name data elements of an operation. */
export function takesDataElements({ id }: Operation): boolean {
  return operationsWithDataElements.includes(id);
}

/** Whether an RDT request must name one document of it, so that the path with its parameter is refused. */
export function needsOneDocument({ restrictedData }: Operation): boolean {
  return restrictedData === "for-restricted-report-types";
}
