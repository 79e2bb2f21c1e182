// Makes the compact tables of src/reference from the readable JSON in src/reference/sources.
// `node scripts/build-reference.mjs` writes them; with --check it compares, writes nothing, and exits 1 on a difference.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { requestLines } from "./request-table.mjs";

const folder = new URL("../src/reference/", import.meta.url);
const readSource = (name) => JSON.parse(readFileSync(new URL(`sources/${name}.json`, folder), "utf8"));

const evidenceLetters = {
  official: "o",
  "official-sibling": "s",
  "official-2022": "y",
  secondary: "d",
  community: "c",
  none: "n",
};
const regionLetters = { na: "n", eu: "e", fe: "f" };
const partnerLetters = { seller: "s", vendor: "v", both: "b", unknown: "u" };
const restrictedLetters = { required: "r", for_pii: "p", for_restricted_report_types: "t", no: "" };

/** The text of every generated file by its name, from the readable sources alone. */
export function buildTables() {
  const operations = readSource("operations");
  const types = readSource("roles");
  const errors = readSource("errors");
  const legend = new Legend([...types.roles, ...types.other_roles].map(({ name }) => name));
  const tables = {
    "operations-table.ts": operationsTable(operations, legend),
    "types-table.ts": typesTable(types, legend),
    "errors-table.ts": errorsTable(errors),
    "requests-table.ts": requestsTable(readSource("requests")),
  };
  return { ...tables, "legend-table.ts": legendTable(legend, readOn(operations)) };
}

/** The day on which a source was last read. */
function readOn({ renewed, retrieved }) {
  return renewed ?? retrieved;
}

/** Short codes for what repeats: addresses, roles, words of evidence. */
class Legend {
  #sources = new Map();
  #roles = new Map();

  constructor(roleNames) {
    this.roleNames = roleNames;
    roleNames.forEach((name, index) => {
      this.#roles.set(name, index.toString(36));
    });
  }

  get sources() {
    return [...this.#sources.keys()];
  }

  source(url) {
    if (url === null || url === undefined) return "";
    const [page, anchor] = url.split("#");
    if (!this.#sources.has(page)) this.#sources.set(page, this.#sources.size.toString(36));
    return this.#sources.get(page) + (anchor === undefined ? "" : `#${anchor}`);
  }

  grants(roles = [], roleRegions = {}) {
    return roles
      .map((role) => {
        const code = this.#roles.get(role);
        if (code === undefined) throw new Error(`unknown role ${role}`);
        return code + (roleRegions[role] === undefined ? "" : regionsCode(roleRegions[role]));
      })
      .join(" ");
  }
}

function evidenceCode(word) {
  const letter = evidenceLetters[word];
  if (letter === undefined) throw new Error(`unknown evidence ${word}`);
  return letter;
}

/** Upper case, so that no region code can be taken for a role code. */
function regionsCode(regions) {
  const code = ["na", "eu", "fe"].filter((region) => regions.includes(region)).map((region) => regionLetters[region]);
  return code.join("").toUpperCase();
}

/** `date evidence source`, and what to use instead where that is known; the date may be empty. */
function dated(legend, { on, evidence, source, replacement }) {
  const known = [on ?? "", evidenceCode(evidence), legend.source(source)];
  return [...known, ...(replacement === undefined ? [] : [replacement])].join(" ");
}

/** An operation line is `id METHOD path profile`; what many operations share stands once in a profile line. */
function operationsTable(readable, legend) {
  const { operations, removed_operations: removed, source, models_commit_date: modelsDate } = readable;
  const profiles = new Map();
  const lines = operations.map((operation) => {
    const profile = profileOf(operation, legend);
    if (!profiles.has(profile)) profiles.set(profile, profiles.size);
    return [operation.id, operation.method, operation.path, profiles.get(profile).toString(36)].join(" ");
  });
  const removedLines = removed.map((entry) =>
    [
      entry.id,
      entry.method,
      entry.path,
      entry.last_in_model_commit,
      entry.removed_on ?? "-",
      evidenceCode(entry.removal_evidence),
      legend.source(entry.removal_source),
      entry.replacement ?? "-",
    ].join(" "),
  );
  return generated([
    constant("source", source[0]),
    constant("retrieved", readOn(readable)),
    constant("modelsDate", modelsDate),
    table("profiles", [...profiles.keys()]),
    table("livingOperations", lines),
    table("removedOperations", removedLines),
  ]);
}

function profileOf(operation, legend) {
  const grantless = operation.grantless;
  const roles = grantless ? [] : operation.roles;
  const evidence = grantless ? grantlessEvidence(operation) : operation.roles_evidence;
  const flags = [
    grantless && "g",
    operation.sandbox === "only" && "x",
    operation.deprecated && "d",
    areRolesDisputed(operation) && "c",
  ];
  return [
    partnerLetters[operation.partner] + evidenceCode(operation.partner_evidence),
    legend.grants(roles, operation.role_regions),
    evidenceCode(evidence),
    legend.source(grantless ? operation.grantless_source : operation.roles_source),
    legend.grants(grantless ? [] : additionalRoles(operation)),
    operation.roles_depend_on_type ?? "",
    restrictedLetters[operation.rdt],
    flags.filter((flag) => flag).join(""),
    operation.grantless_scope ?? "",
    operation.regions === undefined ? "" : regionsCode(operation.regions),
    evidenceCode(operation.regions_evidence ?? "none"),
    operation.announced_removal === undefined ? "" : dated(legend, operation.announced_removal),
    legend.source(operation.regions_source),
    legend.grants(operation.rdt_roles_2022),
    offered(operation, legend),
  ].join("|");
}

/** Whether another text of Amazon's own contradicts the roles. */
function areRolesDisputed({ disputes = [] }) {
  return disputes.some(({ field, evidence }) => field === "roles" && evidence === "official");
}

/** Roles that open the call by another source alone; one that stands in `roles` for some regions counts in the others too. */
function additionalRoles(entry) {
  const named = [entry.roles_secondary_additional, entry.roles_additional, entry.roles_2022, entry.other_roles];
  return [...new Set(named.flatMap((list) => list ?? []))].filter(
    (role) => !entry.roles.includes(role) || (entry.roles_secondary_additional ?? []).includes(role),
  );
}

/** `evidence source CODES…` of the marketplaces that have it at all; empty where no limit is known. */
function offered({ marketplaces, marketplaces_evidence: evidence, marketplaces_source: source }, legend) {
  return marketplaces === undefined ? "" : [evidenceCode(evidence), legend.source(source), ...marketplaces].join(" ");
}

/** That an operation is grantless was read in the model or on the page, save where the note says secondary. */
function grantlessEvidence({ grantless_note: note }) {
  return note?.startsWith("Secondary") ? "secondary" : "official";
}

function typesTable(types, legend) {
  const lines = (list, more) =>
    list.map((entry) => {
      const removed = removalOf(entry);
      const flags = [
        entry.restricted && "r",
        (entry.not_in_2026_list || entry.in_current_list === false) && "h",
        areRolesDisputed(entry) && "c",
      ];
      return [
        entry.type,
        legend.grants(entry.roles, entry.role_regions),
        evidenceCode(entry.evidence),
        legend.source(entry.source),
        legend.grants(additionalRoles(entry)),
        (entry.parties ?? []).map((party) => partnerLetters[party]).join(""),
        flags.filter((flag) => flag).join(""),
        removed === undefined ? "" : dated(legend, removed),
        offered(entry, legend),
        ...more(entry, legend),
      ].join("|");
    });
  return generated([
    constant("source", types.source[1]),
    constant("retrieved", readOn(types)),
    table("reportTypes", lines(types.report_types, waysToRequest)),
    table(
      "feedTypes",
      lines(types.feed_types, () => []),
    ),
    table("notificationTypes", lines(types.notification_types, deliveryOf)),
    table(
      "dataKioskDatasets",
      types.data_kiosk_datasets.map((entry) => datasetLine(entry, legend)),
    ),
  ]);
}

/** `evidence source ways`, where the ways are those of `createReport` and `createReportSchedule`; empty where nothing was read. */
function waysToRequest({ requestable, schedulable, request_evidence: evidence, request_source: source }, legend) {
  if (evidence === undefined) return [""];
  const known = (way, letter) => (way === undefined ? `${letter}?` : way ? letter : "");
  return [[evidenceCode(evidence), legend.source(source), known(requestable, "c") + known(schedulable, "s")].join(" ")];
}

/** `evidence source destination`, then the payload versions, each with `=` and its end where that is known. */
function deliveryOf(entry, legend) {
  const { destination, destination_evidence: evidence, destination_source: source } = entry;
  const versions = (entry.payloadVersions ?? []).map((version) => {
    const end = (entry.payloadVersions_removed ?? []).find((removed) => removed.version === version);
    return end === undefined ? version : `${version}=${dated(legend, end)}`;
  });
  return [
    destination === undefined ? "" : [evidenceCode(evidence), legend.source(source), destination].join(" "),
    versions.length === 0
      ? ""
      : [
          evidenceCode(entry.payloadVersions_evidence),
          legend.source(entry.payloadVersions_source),
          versions.join(","),
        ].join(" "),
  ];
}

function datasetLine(entry, legend) {
  const { dataset, parties, evidence, source } = entry;
  const removed = removalOf(entry);
  return [
    dataset,
    parties.map((party) => partnerLetters[party]).join(""),
    evidenceCode(evidence),
    legend.source(source),
    removed === undefined ? "" : dated(legend, removed),
  ].join("|");
}

function removalOf({ removed_on: on, removed_evidence: evidence, removed_source: source, replacement }) {
  return on === undefined ? undefined : { on, evidence, source, replacement };
}

/** Causes are `text~evidence~address`, the first of them the one that the source of the entry gives. */
function errorsTable(readable) {
  const { errors, source } = readable;
  const lines = errors.map((entry) => {
    const causes = [entry, ...(entry.other_causes ?? [])].map((cause) =>
      [cause.cause, evidenceCode(cause.evidence), cause.source ?? ""].join("~"),
    );
    const fields = [
      entry.id,
      entry.category,
      entry.code,
      entry.http_status,
      entry.message,
      entry.details,
      entry.fix,
      entry.status === "legacy" ? "legacy" : "",
      ...causes,
    ];
    if (fields.some((field) => String(field ?? "").includes("|"))) throw new Error(`${entry.id} holds a bar`);
    return fields.map((field) => String(field ?? "")).join("|");
  });
  return generated([
    constant("source", source[0]),
    constant("retrieved", readOn(readable)),
    table("errorLines", lines),
  ]);
}

function requestsTable(requests) {
  const { source, retrieved } = requests;
  return generated([
    constant("source", `${source.repository}/tree/${source.commit}/models`),
    constant("retrieved", retrieved),
    table("requestLines", requestLines(requests)),
  ]);
}

function legendTable(legend, retrieved) {
  return generated([
    constant("retrieved", retrieved),
    table("roleLines", legend.roleNames),
    table("sourceLines", legend.sources),
    table(
      "evidenceLines",
      Object.entries(evidenceLetters).map(([word, letter]) => `${letter} ${word}`),
    ),
  ]);
}

function generated(parts) {
  return `// Generated by scripts/build-reference.mjs from src/reference/sources; do not edit.\n${parts.join("")}`;
}

function constant(name, value) {
  return `export const ${name} = ${JSON.stringify(value)};\n`;
}

function table(name, lines) {
  const text = lines.join("\n");
  if (/[`\\]|\$\{/.test(text)) throw new Error(`${name} holds a character that a template literal would read`);
  if (lines.some((line) => line === "" || line.includes("\n"))) throw new Error(`${name} holds a broken line`);
  return `export const ${name} = \`\n${text}\n\`;\n`;
}

function run(check) {
  const stale = Object.entries(buildTables()).filter(([name, text]) => textOf(name) !== text);
  if (check) {
    for (const [name] of stale) console.error(`src/reference/${name} differs from its sources`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else for (const [name, text] of stale) writeFileSync(new URL(name, folder), text);
}

function textOf(name) {
  try {
    return readFileSync(new URL(name, folder), "utf8");
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) run(process.argv.includes("--check"));
