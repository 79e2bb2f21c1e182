import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { clientPackagesProvenance } from "../../src/reference/client-packages.js";
import { businessProvenance, consentHosts, consentProvenance } from "../../src/reference/consent.js";
import { consoleProvenance } from "../../src/reference/console-labels.js";
import { knownErrors } from "../../src/reference/errors.js";
import * as errorsTable from "../../src/reference/errors-table.js";
import { type Evidence, evidenceClause, type Provenance } from "../../src/reference/evidence.js";
import * as legendTable from "../../src/reference/legend-table.js";
import * as limits from "../../src/reference/limits.js";
import {
  callbackProvenance,
  grantTypes,
  otherParametersProvenance,
  regionalTokenHosts,
  scopes,
  tokenEndpoint,
} from "../../src/reference/lwa.js";
import { marketplacesProvenance } from "../../src/reference/marketplaces.js";
import * as operationsTable from "../../src/reference/operations-table.js";
import { awsRegionsProvenance, regionsProvenance } from "../../src/reference/regions.js";
import {
  dataElementsProvenance,
  exemptApi,
  personalData,
  restrictedOperationsProvenance,
  rolesForDataElement,
} from "../../src/reference/restricted-data.js";
import { otherRoles, roles, rolesProvenance, vendorRolesProvenance } from "../../src/reference/roles.js";
import { shapesProvenance } from "../../src/reference/shapes.js";
import * as typesTable from "../../src/reference/types-table.js";

const day = /^20\d\d-\d\d-\d\d$/;
const address = /^https:\/\/\S+$/;

describe("every table says where it comes from, when it was read and how well it is known", () => {
  const written: readonly (readonly [string, Provenance | undefined])[] = [
    ["consent", consentProvenance],
    ["Amazon Business", businessProvenance],
    ["other names of parameters", otherParametersProvenance],
    ["client packages", clientPackagesProvenance],
    ["marketplaces", marketplacesProvenance],
    ["regions", regionsProvenance],
    ["AWS regions", awsRegionsProvenance],
    ["labels of the console", consoleProvenance],
    ["roles", rolesProvenance],
    ["roles of vendors", vendorRolesProvenance],
    ["shapes", shapesProvenance],
    ["callback", callbackProvenance],
    ["token endpoint", tokenEndpoint],
    ["restricted operations", restrictedOperationsProvenance],
    ["exempt API", exemptApi],
    ["data elements", rolesForDataElement("shippingAddress")],
    ["operations with data elements", dataElementsProvenance],
    ...personalData.map((entry) => [entry.what, entry] as const),
    ...[...grantTypes, ...scopes, ...regionalTokenHosts].map((entry) => ["LWA", entry] as const),
    ...[...roles, ...otherRoles].map(({ name, provenance }) => [name, provenance] as const),
    ...Object.entries(limits),
  ];

  test.each(written)("%s", (_, provenance) => {
    expect(provenance?.source).toMatch(address);
    expect(provenance?.retrieved).toMatch(day);
    expect(() => evidenceClause(provenance?.evidence as Evidence)).not.toThrow();
    expect(provenance?.evidence).toBeTypeOf("string");
  });

  test("hosts and errors one by one", () => {
    for (const { source, evidence } of consentHosts) {
      expect(source).toMatch(address);
      expect(["official", "community"]).toContain(evidence);
    }
    for (const { causes } of knownErrors()) expect(causes[0]?.evidence).toBeDefined();
  });

  test("generated ones", () => {
    for (const { source, retrieved } of [operationsTable, typesTable, errorsTable]) {
      expect(source).toMatch(address);
      expect(retrieved).toMatch(day);
    }
    expect(legendTable.retrieved).toMatch(day);
    expect(operationsTable.modelsDate).toMatch(day);
  });

  test("and so does every readable source", () => {
    const folder = new URL("../../src/reference/sources/", import.meta.url);
    for (const name of readdirSync(folder)) {
      const content = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
      // A list gives the page of each of its entries.
      if (Array.isArray(content)) {
        for (const { page } of content) expect(page).toMatch(address);
        continue;
      }
      const { source, retrieved, notes } = content;
      expect(retrieved).toMatch(day);
      const urls = Array.isArray(source) ? source : [source.repository];
      for (const url of urls) expect(url).toMatch(address);
      expect(notes.length).toBeGreaterThan(0);
    }
  });
});
