import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { consentHost, consentHosts } from "../../src/reference/consent.js";
import { datasets } from "../../src/reference/data-kiosk.js";
import { type Cause, knownErrors } from "../../src/reference/errors.js";
import { grantTypes, scopes, tokenEndpoint } from "../../src/reference/lwa.js";
import { marketplaces } from "../../src/reference/marketplaces.js";
import { allOperations, removedNames } from "../../src/reference/operations.js";
import { regions } from "../../src/reference/regions.js";
import { removedAt } from "../../src/reference/removed-operations.js";
import {
  dataElements,
  elementsOf,
  exemptApi,
  personalData,
  rolesForDataElement,
} from "../../src/reference/restricted-data.js";
import { otherRoles, roles } from "../../src/reference/roles.js";
import {
  destinationOf,
  feedTypeNamed,
  feedTypeNames,
  notificationTypeNamed,
  notificationTypeNames,
  payloadVersionsOf,
  reportTypeNamed,
  reportTypeNames,
  requestOfReport,
} from "../../src/reference/types.js";

const folder = new URL("../../src/reference/", import.meta.url);
const script = new URL("../../scripts/build-reference.mjs", import.meta.url).href;
const { buildTables }: { buildTables(): Record<string, string> } = await import(script);
const source = (name: string) => JSON.parse(readFileSync(new URL(`sources/${name}.json`, folder), "utf8"));
const host = (url: string) => new URL(url).host;
/** The regions in the order of the tables; all three for none. */
const inOrder = (codes: readonly string[] | undefined) =>
  ["na", "eu", "fe"].filter((code) => codes?.includes(code) ?? true);
/** Every role that another source adds, but one that opens the call in all regions anyway. */
const additional = (entry: Record<string, string[]>) => {
  const { roles: named = [], roles_secondary_additional: notes = [] } = entry;
  const older = ["roles_additional", "roles_2022", "other_roles"].flatMap((key) => entry[key] ?? []);
  return [...new Set([...notes, ...older.filter((role) => !named.includes(role))])];
};
const everywhere = (names: readonly string[]) => names.map((role) => ({ role, regions: inOrder(undefined) }));
const limit = ({
  marketplaces: codes,
  marketplaces_evidence: evidence,
  marketplaces_source: page,
}: Record<string, unknown>) => (codes === undefined ? {} : { marketplaces: { codes, evidence, source: page } });
const isDisputed = ({ disputes = [] }: { disputes?: { field: string; evidence: string }[] }) =>
  disputes.some(({ field, evidence }) => field === "roles" && evidence === "official");
const without = (entry: object, key: string) =>
  Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key));

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
    expect(allOperations()).toHaveLength(379);
    expect(removed).toHaveLength(85);
    for (const { id, method, path } of removed) {
      expect(removedAt(method, path)?.id).toBe(id);
      expect(removedNames()).toContain(id);
    }
    expect([reportTypeNames().length, feedTypeNames().length, notificationTypeNames().length]).toEqual([144, 41, 31]);
    expect(knownErrors()).toHaveLength(source("errors").errors.length);
    expect([marketplaces.length, roles.length, consentHosts.length]).toEqual([23, 17, 47]);
  });

  test("lose nothing of an operation", () => {
    const sent = new Map(allOperations().map((operation) => [operation.id, operation]));
    for (const entry of source("operations").operations) {
      const operation = sent.get(entry.id) ?? expect.fail(entry.id);
      const grants = (names: string[], regionsOf: (name: string) => string[] | undefined) =>
        names.map((role) => ({ role, regions: inOrder(regionsOf(role)) }));
      const limits = (role: string) => entry.role_regions?.[role];
      expect(operation).toEqual({
        kind: "living",
        id: entry.id,
        api: entry.id.split(".")[0],
        name: entry.operation_id,
        method: entry.method,
        path: entry.path,
        partner: entry.partner,
        partnerEvidence: entry.partner_evidence,
        grantless: entry.grantless,
        scope: entry.grantless_scope,
        roles: entry.grantless ? [] : grants(entry.roles, limits),
        rolesEvidence: entry.grantless ? operation.rolesEvidence : entry.roles_evidence,
        rolesSource: (entry.grantless ? entry.grantless_source : entry.roles_source) ?? "",
        extraRoles: entry.grantless ? [] : everywhere(additional(entry)),
        rolesDisputed: isDisputed(entry),
        rolesDependOn: entry.roles_depend_on_type ?? null,
        restrictedData: entry.rdt.replaceAll("_", "-"),
        restrictedRoles: entry.rdt_roles_2022 ?? [],
        sandboxOnly: entry.sandbox === "only",
        deprecated: entry.deprecated === true,
        regions: inOrder(entry.regions),
        regionsEvidence: entry.regions_evidence ?? "none",
        regionsSource: entry.regions_source ?? "",
        ...limit(entry),
        ...(entry.announced_removal && { announcedEnd: without(entry.announced_removal, "note") }),
      });
      expect(operation.rolesEvidence).not.toBe("grantless");
    }
  });

  test("lose nothing of a removed operation", () => {
    for (const entry of source("operations").removed_operations) {
      expect(removedAt(entry.method, entry.path)).toEqual({
        kind: "removed",
        id: entry.id,
        name: entry.operation_id,
        method: entry.method,
        path: entry.path,
        lastSeen: entry.last_in_model_commit,
        removedOn: entry.removed_on,
        removalEvidence: entry.removal_evidence,
        source: entry.removal_source,
        ...(entry.replacement && { replacement: entry.replacement }),
      });
    }
  });

  test.each([
    ["report_types", reportTypeNamed],
    ["feed_types", feedTypeNamed],
    ["notification_types", notificationTypeNamed],
  ] as const)("lose nothing of the %s", (list, named) => {
    for (const entry of source("roles")[list]) {
      expect(named(entry.type)).toEqual({
        type: entry.type,
        roles: entry.roles.map((role: string) => ({ role, regions: inOrder(entry.role_regions?.[role]) })),
        evidence: entry.evidence,
        source: entry.source ?? "",
        extraRoles: everywhere(additional(entry)),
        rolesDisputed: isDisputed(entry),
        parties: entry.parties ?? [],
        restricted: entry.restricted === true,
        current: entry.removed_on === undefined && entry.not_in_2026_list !== true && entry.in_current_list !== false,
        ...limit(entry),
        ...(entry.removed_on && {
          removed: {
            on: entry.removed_on,
            evidence: entry.removed_evidence,
            source: entry.removed_source,
            ...(entry.replacement && { replacement: entry.replacement }),
          },
        }),
      });
    }
  });

  test("lose nothing of how reports are asked for, where notifications go and which data sets there are", () => {
    const { report_types: reports, notification_types: notifications, data_kiosk_datasets: sets } = source("roles");
    for (const { type, request_evidence: evidence, request_source, requestable, schedulable } of reports) {
      const known = { created: requestable, scheduled: schedulable, evidence, source: request_source };
      expect(requestOfReport(type)).toEqual(evidence === undefined ? undefined : known);
    }
    for (const entry of notifications) {
      const { destination: service, destination_evidence: evidence } = entry;
      const known = { service, evidence, source: entry.destination_source };
      expect(destinationOf(entry.type)).toEqual(service === undefined ? undefined : known);
      const ends = (entry.payloadVersions_removed ?? []).map((end: Record<string, string>) => [
        end.version,
        { on: end.on, evidence: end.evidence, source: end.source },
      ]);
      expect(payloadVersionsOf(entry.type)).toEqual(
        entry.payloadVersions && {
          versions: entry.payloadVersions,
          ends: new Map(ends),
          evidence: entry.payloadVersions_evidence,
          source: entry.payloadVersions_source,
        },
      );
    }
    expect(datasets()).toEqual(
      sets.map((entry: Record<string, string>) => ({
        name: entry.dataset,
        parties: entry.parties,
        evidence: entry.evidence,
        source: entry.source,
        ...(entry.removed_on && {
          removed: {
            on: entry.removed_on,
            evidence: entry.removed_evidence,
            source: entry.removed_source,
            replacement: entry.replacement,
          },
        }),
      })),
    );
  });

  test("lose nothing of an error", () => {
    const causes = (entry: Record<string, string>): Cause => ({
      text: entry.cause ?? "",
      evidence: entry.evidence as Cause["evidence"],
      source: entry.source ?? "",
    });
    expect(
      knownErrors().map(({ id, category, code, message, details, status, fix, legacy, causes: all }) => {
        return { id, category, code, message, details, status, fix, legacy, causes: all };
      }),
    ).toEqual(
      source("errors").errors.map((entry: Record<string, string>) => ({
        id: entry.id,
        category: entry.category,
        code: entry.code ?? undefined,
        message: entry.message ?? undefined,
        details: entry.details || undefined,
        status: entry.http_status ?? undefined,
        fix: entry.fix ?? undefined,
        legacy: entry.status === "legacy",
        causes: [entry, ...((entry.other_causes as unknown as Record<string, string>[]) ?? [])].map(causes),
      })),
    );
  });

  test("name no role that the list does not know", () => {
    const known = [...roles, ...otherRoles].map(({ name }) => name);
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
  for (const { code, country_codes: countries } of listed) {
    const ofRegion = marketplaces.filter(({ region }) => region === code);
    expect(ofRegion.map(({ code: printed, aliases }) => aliases[0] ?? printed).sort()).toEqual([...countries].sort());
  }
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
  expect(
    otherRoles.map(({ name, program, provenance: { evidence, source } }) => ({ name, program, evidence, source })),
  ).toEqual(source("roles").other_roles.map((entry: object) => without(entry, "note")));
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

test("the written facts about restricted data are those of their source", () => {
  const restricted = source("restricted-data");
  const operations = allOperations().filter((operation) => elementsOf(operation).length > 0);
  expect(operations.map((operation) => [operation.id, operation.path, elementsOf(operation)])).toEqual(
    expect.arrayContaining(
      restricted.token_operations.map((entry: Record<string, string>) => [
        entry.operation,
        entry.path,
        entry.data_elements,
      ]),
    ),
  );
  expect(operations).toHaveLength(restricted.token_operations.length);
  for (const { element, roles: names, evidence, source: page } of restricted.element_roles) {
    expect(dataElements).toContain(element);
    expect(rolesForDataElement(element)).toMatchObject({ roles: names, evidence, source: page });
  }
  const { orders_2026_01_01: orders } = restricted;
  for (const id of orders.operations) expect(id.split(".")[0]).toBe(exemptApi.api);
  expect(exemptApi.source).toBe(orders.source);
  expect(personalData.map(({ includedData, roles: names, source: page }) => [includedData, names, page])).toEqual(
    orders.personal_data
      .filter(({ included_data: word }: { included_data: string | null }) => word !== null)
      .map((entry: Record<string, string>) => [entry.included_data, entry.roles, entry.source]),
  );
});
