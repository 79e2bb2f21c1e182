import type { Evidence, Provenance } from "./evidence.js";
import type { Operation } from "./operations.js";

export type DataElement = "buyerInfo" | "shippingAddress" | "buyerTaxInformation";

/** The roles of which one opens a data element, by Amazon's tutorials. */
export interface DataElementRoles extends Provenance {
  readonly element: DataElement;
  readonly roles: readonly string[];
}

const retrieved = "2026-11-29";
const docs = "https://developer-docs.amazon.com/sp-api/docs/";
const itemTutorial = `${docs}get-order-item-information`;
const orderTutorial = `${docs}get-order-information`;

export const restrictedOperationsProvenance: Provenance = {
  source: `${docs}tokens-api-use-case-guide`,
  retrieved,
  evidence: "official",
};

export const dataElements: readonly DataElement[] = ["buyerInfo", "shippingAddress", "buyerTaxInformation"];

/** Where Amazon says which operations must name data elements in an RDT request, and that no other may. */
export const dataElementsProvenance: Provenance = {
  source:
    "https://github.com/amzn/selling-partner-api-models/blob/34dc93fe45f37c9a0b2e56823c808f68b4f81754/models/tokens-api-model/tokens_2021-03-01.json",
  retrieved,
  evidence: "official",
};

/** Where it stands that the items of an order are asked for by `buyerInfo` alone. */
export const itemElementsSource = itemTutorial;

/** What an RDT request must name one of, by the id of the operation: the token opens nothing without. */
const elementsOfOperations: Readonly<Record<string, readonly DataElement[]>> = {
  "ordersV0.getOrders": dataElements,
  "ordersV0.getOrder": dataElements,
  "ordersV0.getOrderItems": ["buyerInfo"],
};

const elementRoles: readonly DataElementRoles[] = [
  elementRole("shippingAddress", ["Direct-to-Consumer Shipping"], "official"),
  elementRole("buyerInfo", ["Tax Invoicing", "Tax Remittance"], "official"),
  elementRole("buyerTaxInformation", ["Tax Invoicing", "Tax Remittance"], "secondary"),
];

function elementRole(element: DataElement, roles: readonly string[], evidence: Evidence): DataElementRoles {
  return { element, roles, source: itemTutorial, retrieved, evidence };
}

/** Personal data that orders of 2026 hold by role alone. */
export interface PersonalData extends Provenance {
  /** The word of `includedData` that asks for it. */
  readonly includedData: string;
  /** What it is, for people. */
  readonly what: string;
  readonly roles: readonly string[];
}

const addressRoles = ["Direct-to-Consumer Shipping"];
const taxRoles = ["Tax Invoicing", "Tax Remittance"];

/** What each word of `includedData` asks for; the other words ask for nothing personal. */
export const personalData: readonly PersonalData[] = [
  personal("RECIPIENT", "the address", addressRoles, orderTutorial),
  personal("BUYER", "the buyer's e-mail address", addressRoles, `${docs}access-orders-pii`),
  personal("BUYER", "the buyer's name", taxRoles, orderTutorial),
  personal("TAX", "the tax registrations", taxRoles, `${docs}get-tax-information`),
];

function personal(includedData: string, what: string, roles: readonly string[], source: string): PersonalData {
  return { includedData, what, roles, source, retrieved, evidence: "official" };
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
  source: `${docs}access-orders-pii`,
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

/** The data elements of which an RDT request must name one of the operation; none where it may name none. */
export function elementsOf({ id }: Operation): readonly DataElement[] {
  return elementsOfOperations[id] ?? [];
}

/** Whether an RDT request must name one document of it, so that the path with its parameter is refused. */
export function needsOneDocument({ restrictedData }: Operation): boolean {
  return restrictedData === "for-restricted-report-types";
}
