import { datedOf, evidenceOf, grantsOf, linesOf, marketplacesOf, once, regionsOf, sourceOf } from "./legend.js";
import type { Operation } from "./operation.js";
import { livingOperations, profiles } from "./operations-table.js";
import { type Route, RouteIndex } from "./path-template.js";

export type { RoleGrant } from "./legend.js";
export type { Operation } from "./operation.js";
export { modelsDate, retrieved as tablesReadOn } from "./operations-table.js";
export { type RemovedOperation, removedAt, removedNamed, removedNames } from "./removed-operations.js";

interface Row extends Route {
  readonly id: string;
  readonly profile: string;
}

const lines = once(() => linesOf(livingOperations));
const byName = new Map<string, readonly Operation[]>();
/** The routes of each section, such as `orders`; the rows of a section are read when somebody first asks for it. */
const routesOf = new Map<string, RouteIndex<Row>>();
const rows = once(() => lines().map(rowOf));
const names = once(() => [...new Set(rows().flatMap(({ id }) => namesOf(id)))]);
const profileLines = once(() => linesOf(profiles));
const made = new Map<string, Operation>();

/** The living operations with exactly this operationId or `api.operationId`. */
export function operationsNamed(name: string): readonly Operation[] {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const found = linesNamed(name.includes(".") ? nameOf(name) : name)
    .map(rowOf)
    .filter(({ id }) => namesOf(id).includes(name))
    .map(operationOf);
  // A name that no operation has is not kept: there is no end of them.
  if (found.length > 0) byName.set(name, found);
  return found;
}

/** The lines of the table that may be about this operationId, without cutting the table into lines. */
function linesNamed(name: string): string[] {
  const found: string[] = [];
  const wanted = `.${name}`;
  let end = 0;
  for (let at = livingOperations.indexOf(wanted); at !== -1; at = livingOperations.indexOf(wanted, end)) {
    end = livingOperations.indexOf("\n", at);
    const line = livingOperations.slice(livingOperations.lastIndexOf("\n", at) + 1, end);
    if (nameOf(line.slice(0, line.indexOf(" "))) === name) found.push(line);
  }
  return found;
}

/** The living operation at a method and a path, concrete or with `{parameters}` of any name. */
export function operationAt(method: string, path: string): Operation | undefined {
  const [, section = ""] = path.split("/", 2);
  let routes = routesOf.get(section);
  if (routes === undefined) {
    routes = new RouteIndex(
      lines()
        .filter((line) => line.includes(` /${section}/`))
        .map(rowOf),
    );
    // A section that no operation has is not kept: there is no end of them.
    if (!routes.isEmpty) routesOf.set(section, routes);
  }
  const row = routes.find(method, path);
  return row === undefined ? undefined : operationOf(row);
}

/** The method and path of every living operation, for suggestions. */
export function operationRoutes(): readonly Route[] {
  return rows();
}

/** Every operationId and `api.operationId` of the living operations, for suggestions. */
export function operationNames(): readonly string[] {
  return names();
}

/** Every living operation; makes all of them, which a look-up by name does not. */
export function allOperations(): readonly Operation[] {
  return rows().map(operationOf);
}

function operationOf(row: Row): Operation {
  const known = made.get(row.id);
  if (known !== undefined) return known;
  const [partner = "", roles, rolesEvidence, rolesSource, extra, depends, restricted, flags = "", scope = "", ...rest] =
    fieldsOf(row);
  const [regions, regionsEvidence, announced = "", regionsSource, restrictedRoles, offered] = rest;
  const announcedEnd = datedOf(announced);
  const marketplaces = marketplacesOf(offered);
  const operation: Operation = {
    kind: "living",
    id: row.id,
    api: apiOf(row.id),
    name: nameOf(row.id),
    method: row.method,
    path: row.path,
    partner: partners[partner.slice(0, 1)] ?? "unknown",
    partnerEvidence: evidenceOf(partner.slice(1)),
    grantless: flags.includes("g"),
    scope: scope === "" ? null : scope,
    roles: grantsOf(roles),
    rolesEvidence: evidenceOf(rolesEvidence),
    rolesSource: sourceOf(rolesSource),
    extraRoles: grantsOf(extra),
    rolesDisputed: flags.includes("c"),
    rolesDependOn: depends === "report" || depends === "feed" || depends === "notification" ? depends : null,
    restrictedData: restrictions[restricted ?? ""] ?? "no",
    restrictedRoles: grantsOf(restrictedRoles).map(({ role }) => role),
    sandboxOnly: flags.includes("x"),
    deprecated: flags.includes("d"),
    regions: regionsOf(regions),
    regionsEvidence: evidenceOf(regionsEvidence),
    regionsSource: sourceOf(regionsSource),
    ...(marketplaces && { marketplaces }),
    ...(announcedEnd && { announcedEnd }),
  };
  made.set(row.id, operation);
  return operation;
}

const partners: Readonly<Record<string, Operation["partner"]>> = { s: "seller", v: "vendor", b: "both" };
const restrictions: Readonly<Record<string, Operation["restrictedData"]>> = {
  r: "required",
  p: "for-pii",
  t: "for-restricted-report-types",
};

function fieldsOf(row: Row): readonly string[] {
  return (profileLines()[Number.parseInt(row.profile, 36)] ?? "").split("|");
}

function rowOf(line: string): Row {
  const [id = "", method = "", path = "", profile = ""] = line.split(" ");
  return { id, method, path, profile };
}

/** Two operations of one API share the name `linkCarrierAccount`, so that their ids have a third part. */
function namesOf(id: string): readonly string[] {
  const name = nameOf(id);
  const shared = `${apiOf(id)}.${name}`;
  return shared === id ? [name, id] : [name, id, shared];
}

function apiOf(id: string): string {
  return id.slice(0, id.indexOf("."));
}

function nameOf(id: string): string {
  return id.split(".", 2)[1] ?? "";
}
