import type { Check, Finding } from "../../src/report/finding.js";
import { maskSource } from "../../src/report/masked-source.js";
import { assembleReport, type FileResult, type Report } from "../../src/report/report.js";
import type { CatalogueEntry } from "../../src/reporters/catalogue-entry.js";
import { finding } from "./sample-finding.js";

/** A report that depends on no rule, with something of everything that a reporter shows. */
const link =
  "https://sellercentral-europe.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.1b2c3d4e&state={state}";
const text = `# Inventory Sync
app:
  name: 在庫 sync
  type: public
  state: draft
oauth:
  loginUri: http://app.example.com/login
  redirectUris:
    - https://app.example.com/#/callback   # preflight-ignore redirect-uri-fragment -- moved on Monday
  authorizationUris:
    - ${link}
    - {uri: "${link}", region: eu}
roles:
  app: [Product Listing, 'Inventry']
`;

const state = { path: ["app", "state"], line: 5, column: 10, endLine: 5, endColumn: 15, message: "declared here" };
const beta = {
  rule: "draft-without-beta",
  title: "The link of an app in draft asks for the published version",
  stage: "consent",
  severity: "error",
  codes: ["MD1000"],
  alsoSeen: ["MD9000"],
  message: "The link has no `version=beta`, and the app is in `draft`.",
  fix: "Add `&version=beta` to the query, before any `#`, until the app is published.",
  related: [state],
} as const;
const insert = (line: number, column: number) => ({
  start: { line, column },
  end: { line, column },
  text: "&version=beta",
  safe: true,
});

const findings: Finding[] = [
  finding({
    rule: "oauth-uri-https",
    title: "A login or redirect URI is not https on a public host",
    stage: "registration",
    severity: "error",
    path: ["oauth", "loginUri"],
    line: 7,
    column: 13,
    endColumn: 41,
    message: "The login URI `http://app.example.com/login` is not https, which Amazon requires.",
    fix: "Serve the page over https and register that address.",
    edit: { start: { line: 7, column: 13 }, end: { line: 7, column: 17 }, text: "https", safe: false },
  }),
  finding({
    ...beta,
    path: ["oauth", "authorizationUris", 0],
    line: 11,
    column: 7,
    endColumn: 7 + link.length,
    edit: insert(11, 7 + link.length),
  }),
  finding({
    ...beta,
    path: ["oauth", "authorizationUris", 1, "uri"],
    line: 12,
    column: 13,
    endColumn: 15 + link.length,
    edit: insert(12, 14 + link.length),
  }),
  finding({
    rule: "role-unknown",
    title: "A name is none of Amazon's roles",
    stage: "call",
    severity: "warning",
    path: ["roles", "app", 1],
    line: 14,
    column: 26,
    endColumn: 36,
    message: "`Inventry` is none of Amazon's roles.",
    fix: "Did you mean `Inventory and Order Tracking`?",
  }),
  finding({
    rule: "state-missing",
    title: "The name of the app holds wide characters",
    stage: "call",
    severity: "notice",
    codes: ["403 Unauthorized"],
    path: ["app", "name"],
    line: 3,
    column: 9,
    endColumn: 16,
    message: "The name `在庫 sync` is written in two scripts.",
    fix: "Nothing has to be done.",
  }),
];

const ignored = finding({
  rule: "redirect-uri-fragment",
  title: "A redirect URI has a fragment",
  stage: "registration",
  severity: "error",
  codes: ["MD5110"],
  path: ["oauth", "redirectUris", 0],
  line: 9,
  column: 7,
  endColumn: 40,
  message: "The redirect URI `https://app.example.com/#/callback` has a fragment behind its `#`.",
  fix: "Use a URI without `#`.",
});

const roles = {
  regions: [
    {
      region: "na",
      missing: [
        { roles: ["Pricing", "Product Listing"], calls: ["getPricing"] },
        { roles: ["Buyer Communication"], calls: ["a", "b", "c", "d", "e", "<b>f</b>", "g"] },
      ],
      unneeded: ["Inventory and Order Tracking"],
      smallest: [
        { role: "Buyer Communication", evidence: "official" },
        { role: "Pricing", evidence: "secondary" },
      ],
    },
    { region: "eu", missing: [], unneeded: null, smallest: [{ role: "Pricing", evidence: "official-2022" }] },
    { region: "fe", missing: [], unneeded: null, smallest: [{ role: "Pricing", evidence: "official-2022" }] },
    { region: null, missing: null, unneeded: null, smallest: [] },
  ],
  unjudged: ["`listing` is no operation of Amazon's models"],
};

const checks: Check[] = [
  {
    rule: "redirect-uri-fragment",
    stage: "registration",
    result: "not-checked",
    reason: "ignored by a comment in the file",
  },
  {
    rule: "oauth-uri-https",
    stage: "registration",
    result: "failed",
    reason: "`oauth.redirectUris[0]` is filled in at run time",
  },
  { rule: "oauth-uri-syntax", stage: "registration", result: "passed" },
  { rule: "private-app-oauth", stage: "registration", result: "not-applicable" },
  { rule: "draft-without-beta", stage: "consent", result: "failed" },
  { rule: "grant-type", stage: "token", result: "not-checked", reason: "`token.requests` is not declared" },
  { rule: "sigv4-not-required", stage: "signing", result: "not-applicable" },
  { rule: "role-missing", stage: "call", result: "not-checked", reason: "`calls.operations` is not declared" },
  { rule: "operation-unknown", stage: "call", result: "not-checked", reason: "`calls.operations` is not declared" },
  { rule: "role-unknown", stage: "call", result: "failed" },
  { rule: "state-missing", stage: "call", result: "failed" },
  { rule: "settings-yaml", stage: "settings", result: "passed" },
];

function fileOf(path: string, text: string, rest: Partial<FileResult>): FileResult {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return {
    path,
    checks: [],
    source: maskSource(text, starts, [], []),
    secrets: () => [],
    findings: [],
    suppressed: [],
    crashes: [],
    ...rest,
  };
}

const tool = { name: "sp-api-preflight", version: "1.0.0" };
const clean = fileOf("config/stage.yml", "app:\n  type: private\n", {
  checks: [{ rule: "oauth-uri-syntax", stage: "registration", result: "passed" }],
});

/** Two files, of which the first has five findings and one that a comment ignores. */
export const sampleReport: Report = assembleReport(
  [
    fileOf("config/app-settings.yml", text, {
      checks,
      roles,
      findings,
      suppressed: [{ ...ignored, reason: "moved on Monday" }],
    }),
    clean,
  ],
  "error",
  tool,
);

/** A report in which nothing is to be said. */
export const cleanReport: Report = assembleReport([clean], "error", tool);

/** A report with `count` findings of `severity`, each on a line and of a rule of its own unless said otherwise. */
export function floodReport(count: number, change: (index: number) => Partial<Finding> = () => ({})): Report {
  const many = Array.from({ length: count }, (_, index) =>
    finding({
      ...beta,
      related: [],
      path: [index],
      line: index + 1,
      column: 1,
      endColumn: 4,
      rule: `rule-${index}`,
      ...change(index),
    }),
  );
  return assembleReport([fileOf("config/app-settings.yml", "abc\n".repeat(count), { findings: many })], "error", tool);
}

/** Rules as a catalogue lists them. */
export const sampleRules: CatalogueEntry[] = [...findings, ignored]
  .map(({ rule, stage, severity, codes, alsoSeen, title, source, docs }) => ({
    id: rule,
    stage,
    severity,
    codes,
    alsoSeen,
    title,
    source,
    docs,
  }))
  .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index);
