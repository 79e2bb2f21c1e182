import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { consentHost, consentHosts } from "../../src/reference/consent.js";
import { knownErrors } from "../../src/reference/errors.js";
import { grantTypes, scopes, tokenEndpoint } from "../../src/reference/lwa.js";
import { marketplaces } from "../../src/reference/marketplaces.js";
import { allOperations, removedNames } from "../../src/reference/operations.js";
import { regions } from "../../src/reference/regions.js";
import { removedAt } from "../../src/reference/removed-operations.js";
import { roles } from "../../src/reference/roles.js";
import {
  feedTypeNamed,
  feedTypeNames,
  notificationTypeNamed,
  notificationTypeNames,
  reportTypeNamed,
  reportTypeNames,
} from "../../src/reference/types.js";

const folder = new URL("../../src/reference/", import.meta.url);
const script = new URL("../../scripts/build-reference.mjs", import.meta.url).href;
const { buildTables }: { buildTables(): Record<string, string> } = await import(script);
const source = (name: string) => JSON.parse(readFileSync(new URL(`sources/${name}.json`, folder), "utf8"));
const host = (url: string) => new URL(url).host;

describe("the tables", () => {
  test.each(Object.entries(buildTables()))("%s is what the script makes of the sources", (name, text) => {
    expect(readFileSync(new URL(name, folder), "utf8")).toBe(text);
  });

  test("stay small enough to load at every start", () => {
    expect(buildTables()["operations-table.ts"]?.length).toBeLessThan(60_000);
  });

  test("hold every entry of the sources", () => {
    const { operations, removed_operations: removed } = source("operations");
    expect(allOperations().map(({ id }) => id)).toEqual(operations.map(({ id }: { id: string }) => id));
    expect(allOperations()).toHaveLength(370);
    expect(removed).toHaveLength(85);
    for (const { id, method, path } of removed) {
      expect(removedAt(method, path)?.id).toBe(id);
      expect(removedNames()).toContain(id);
    }
    expect([reportTypeNames().length, feedTypeNames().length, notificationTypeNames().length]).toEqual([144, 40, 30]);
    expect(knownErrors()).toHaveLength(source("errors").errors.length);
    expect([marketplaces.length, roles.length, consentHosts.length]).toEqual([23, 17, 46]);
  });

  test("lose nothing of an operation", () => {
    const sent = new Map(allOperations().map((operation) => [operation.id, operation]));
    for (const entry of source("operations").operations) {
      const { method, path, partner, rolesEvidence, rolesSource, ...rest } =
        sent.get(entry.id) ?? expect.fail(entry.id);
      expect({ method, path, partner }).toEqual({ method: entry.method, path: entry.path, partner: entry.partner });
      expect([rest.grantless, rest.scope, rest.sandboxOnly, rest.deprecated, rest.rolesDependOn]).toEqual([
        entry.grantless,
        entry.grantless_scope,
        entry.sandbox === "only",
        entry.deprecated === true,
        entry.roles_depend_on_type ?? null,
      ]);
      expect(rest.restrictedData).toBe(entry.rdt.replaceAll("_", "-"));
      expect(rest.regions).toEqual(["na", "eu", "fe"].filter((code) => (entry.regions ?? [code]).includes(code)));
      if (entry.grantless) {
        expect(rest.roles).toEqual([]);
        continue;
      }
      expect([rolesEvidence, rolesSource]).toEqual([entry.roles_evidence, entry.roles_source ?? ""]);
      for (const { role, regions: where } of rest.roles) {
        expect([...where].sort()).toEqual([...(entry.role_regions?.[role] ?? ["na", "eu", "fe"])].sort());
      }
      expect(rest.roles.map(({ role }) => role)).toEqual(entry.roles);
    }
  });

  test("name no role that the list does not know", () => {
    const known = roles.map(({ name }) => name);
    const types = [
      ...reportTypeNames().map(reportTypeNamed),
      ...feedTypeNames().map(feedTypeNamed),
      ...notificationTypeNames().map(notificationTypeNamed),
    ];
    for (const entry of [...allOperations(), ...types]) {
      for (const { role, regions: where } of [...(entry?.roles ?? []), ...(entry?.extraRoles ?? [])]) {
        expect(known).toContain(role);
        expect(where.length).toBeGreaterThan(0);
      }
    }
  });

  test("only say official where a page stands beside it", () => {
    for (const operation of allOperations()) {
      if (operation.rolesEvidence === "official") expect(operation.rolesSource).toMatch(/^https:\/\/\S+amazon|amzn/);
    }
  });
});

test("the written facts are those of the sources", () => {
  const { regions: listed } = source("regions");
  expect(
    regions.map(({ code, host: production, sandboxHost, awsRegion }) => [code, production, sandboxHost, awsRegion]),
  ).toEqual(
    listed.map((region: Record<string, string>) => [
      region.code,
      host(region.endpoint ?? ""),
      host(region.sandbox_endpoint ?? ""),
      region.aws_region,
    ]),
  );
  for (const entry of source("marketplaces").marketplaces) {
    const { amazon_code: code, country_code: iso, marketplace_id: id, country, region } = entry;
    const written = marketplaces.find((marketplace) => marketplace.id === id);
    expect(written).toEqual({ id, country, code, region, aliases: iso === code ? [] : [iso] });
    for (const [partner, url] of [
      ["seller", entry.seller_central_url],
      ["vendor", entry.vendor_central_url ?? entry.vendor_central_reported],
    ]) {
      const found = consentHost(host(url));
      expect([found?.partner, found?.region]).toEqual([partner, region]);
      expect(found?.countries).toContain(code);
      expect(found?.evidence).toBe(entry[`${partner}_central_evidence`]);
    }
  }
  expect(
    roles.map(({ id, name, aliases, restricted, parties }) => ({ id, name, aliases, restricted, parties })),
  ).toEqual(source("roles").roles.map(({ url: _, ...entry }: { url: string }) => entry));
  const lwa = source("lwa");
  expect(tokenEndpoint.url).toBe(lwa.token_endpoint.url);
  expect(
    grantTypes.map(({ name, required, forbidden, optional }) => ({ name, required, forbidden, optional })),
  ).toEqual(
    lwa.grant_types.map((entry: Record<string, string[]>) => ({
      name: entry.grant_type,
      required: entry.required,
      forbidden: entry.forbidden,
      optional: entry.documented_also ?? [],
    })),
  );
  expect(scopes.map(({ scope, status, operations, evidence }) => ({ scope, status, operations, evidence }))).toEqual(
    lwa.grantless_scopes.map(({ scope, status, operations, evidence }: Record<string, string>) => ({
      scope,
      status,
      operations,
      evidence,
    })),
  );
});
