import { answerWords } from "../src/reference/live-answers.js";
import { askedStages, severities, stages } from "../src/report/finding.js";
import { failOnWords } from "../src/report/report.js";
import { sightingKinds } from "../src/source/sighting.js";

type Part = Readonly<Record<string, unknown>>;

const text = (description: string): Part => ({ description, type: "string" });
const count = (description: string): Part => ({ description, type: "integer", minimum: 0 });
const place = (description: string): Part => ({ description, type: "integer", minimum: 1 });
const word = (description: string, words: readonly (string | null)[]): Part => ({ description, enum: words });
const list = (description: string, items: Part): Part => ({ description, type: "array", items });
const one = (definition: string): Part => ({ $ref: `#/definitions/${definition}` });

/** A map whose listed keys are always there, but for those named in `optional`; a later program may add others. */
function map(properties: Readonly<Record<string, Part>>, optional: readonly string[] = []): Part {
  const required = Object.keys(properties).filter((key) => !optional.includes(key));
  return { type: "object", required, properties };
}

const span = {
  line: place("The line, from 1."),
  column: place("The first column, from 1, in UTF-16 units."),
  endLine: place("The same line: a span never covers more than one."),
  endColumn: place("The column behind the last one."),
};

const path = list("The path in the settings; empty for a comment and for a fault of YAML.", {
  anyOf: [{ type: "string" }, { type: "integer", minimum: 0 }],
});

const finding = {
  rule: text("The id of the rule, which never changes."),
  stage: word("The step at which the fault would show.", stages),
  severity: word("How sure and how bad it is, after the policy of the file.", severities),
  codes: list("What the first seller or call would see.", { type: "string" }),
  alsoSeen: list("Other codes that the same fault has had.", { type: "string" }),
  file: text("The path of the file, relative to the working folder, with `/`."),
  path,
  ...span,
  message: { ...text("What is wrong with the actual value, and what is required."), maxLength: 1000 },
  fix: { ...text("What to do."), maxLength: 1000 },
  source: text("The page that documents the precondition."),
  docs: text("The page of the rule."),
  related: list(
    "Other places that the finding speaks about.",
    map({ path, ...span, message: text("What is there."), file: text("The file, where that is another one.") }, [
      "file",
    ]),
  ),
  edit: one("edit"),
  fingerprint: text("Rule, file, path and value; stable when lines move."),
  title: text("The rule in one line."),
  origin: word("Whether the change brought the finding; absent where that is not known.", ["introduced", "earlier"]),
};

const stageResult = map({
  stage: word("The step.", askedStages),
  passed: count("Preconditions that hold."),
  failed: count("Preconditions that are broken."),
  notApplicable: count("Preconditions that this kind of app does not have."),
  notChecked: count("Preconditions that could not be checked."),
});

/** A list, or null where the file does not tell. */
const listOrNull = (description: string, items: Part): Part => ({ description, type: ["array", "null"], items });
const texts: Part = { type: "string" };

const roles = map({
  regions: list(
    "The least roles in each region that calls are made in.",
    map({
      region: word("The region; null where the file does not tell it.", ["na", "eu", "fe", null]),
      missing: listOrNull(
        "Calls that no held role opens; null where the held roles are not declared.",
        map({
          roles: list("Any one of them suffices.", texts),
          calls: list("The calls that need it.", texts),
        }),
      ),
      unneeded: listOrNull("Held roles that no declared call counts; null where that cannot be told.", texts),
      smallest: list(
        "The fewest roles that open every call.",
        map({ role: text("The role."), evidence: text("How well the lists that ask for it are known.") }),
      ),
    }),
  ),
  unjudged: list("Why some calls could not be judged.", texts),
});

const extent = {
  unchecked: count("Preconditions of a seller's way that apply and were not checked."),
  preconditions: count("Preconditions of a seller's way that apply."),
};

const failure = map({
  file: text("The path of the file."),
  kind: word("Whether they are required, or more than may stay unchecked.", ["required", "unchecked"]),
  rules: list("The rules that were not checked.", { type: "string" }),
});

const use = map({
  name: text("What is used."),
  places: list("Where it stands, as `file:line`; the first few.", texts),
  count: count("How many places there are."),
});

const code = map({
  folder: text("The folders that were read."),
  files: count("The files that were read."),
  bytes: count("Their bytes."),
  skipped: {
    description: "How many entries are left out, by reason.",
    type: "object",
    additionalProperties: { type: "integer", minimum: 1 },
  },
  sightings: list(
    "The literals of the code that say something about SP-API.",
    map(
      {
        kind: word("What it is.", sightingKinds),
        value: text("What it says; a secret has none."),
        file: text("The file."),
        ...span,
        open: { description: "Whether it goes on at run time.", type: "boolean" },
        operations: list("The operations that it can be.", texts),
        vendored: { description: "Whether the file is code of others.", type: "boolean" },
      },
      ["value"],
    ),
  ),
  settings: list("The settings files that the code is compared with.", texts),
  checks: list("Every rule about code, with its result.", one("check")),
  calls: map({
    apis: list(
      "The operations that are called, by API.",
      map({ api: text("The API."), operations: list("Its operations.", use) }),
    ),
    several: list("Paths of several operations, since no method stands near by.", use),
    open: list("Paths that go on at run time.", use),
    hosts: list("The hosts.", use),
    regions: list("The regions that they tell.", texts),
    types: list("The report, feed and notification types.", use),
    roles: list(
      "The fewest roles that open every call.",
      map({
        region: word("The region; null where the code does not tell it.", ["na", "eu", "fe", null]),
        smallest: list("The roles.", map({ role: text("The role."), evidence: text("How well its lists are known.") })),
      }),
    ),
    unjudged: list("Why the roles of some calls are not judged.", texts),
  }),
});

const live = map({
  file: text("The path of the file."),
  call: text("`token`, or the id of an operation."),
  for: text("The place of the settings that the answer speaks about."),
  host: text("Who was asked."),
  status: { description: "The status of the answer; null without one.", type: ["integer", "null"] },
  answer: word("What the answer means.", answerWords),
  requestId: { description: "The id that Amazon gave the request.", type: ["string", "null"] },
  milliseconds: count("How long the answer took."),
});

const certificate = map({
  file: text("The path of the file."),
  host: text("The server of a login or redirect URI."),
  endsOn: text("The last day of its certificate, as YYYY-MM-DD."),
});

const definitions = {
  code,
  finding: map(finding, ["edit", "title", "origin"]),
  suppressed: map({ ...finding, reason: text("The reason that the comment gives.") }, ["edit", "title", "origin"]),
  edit: map({
    start: map({ line: span.line, column: span.column }),
    end: map({ line: span.endLine, column: span.endColumn }),
    text: text("What to write instead of the characters between start and end."),
    safe: { description: "Whether it can be made without thinking.", type: "boolean" },
  }),
  check: map(
    {
      rule: text("The id of the rule."),
      result: word("What came of it.", ["failed", "passed", "not-applicable", "not-checked"]),
      reason: text("Why it was not checked, in whole or in part."),
      stage: word("The step that the rule belongs to.", stages),
    },
    ["reason", "stage"],
  ),
  file: map(
    {
      path: text("The path of the file."),
      stoppedAt: word("The first step with an error.", [...askedStages, null]),
      ...extent,
      checks: list("Every rule, with its result for this file.", one("check")),
      walk: map({ sentence: text("The walk in one sentence."), stages: list("The steps in order.", stageResult) }),
      roles,
    },
    ["walk", "roles"],
  ),
};

/** The form of `--format json`, version 1, as a JSON Schema. */
export function reportJsonSchema(): Part {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Report of sp-api-preflight",
    description: "The output of `check --format json`. Within version 1 fields are only added.",
    ...map(
      {
        reportVersion: { description: "The version of this form.", const: 1 },
        tool: map({ name: text("The program."), version: text("Its version.") }),
        factsDate: text("The day on which the facts about Amazon were read, as YYYY-MM-DD."),
        outcome: word("`failed` exactly when findings fail the run.", ["passed", "failed"]),
        failOn: word("The lowest severity that fails the run.", failOnWords),
        counts: map({
          error: count("Errors."),
          warning: count("Warnings."),
          notice: count("Notices."),
          suppressed: count("Findings that comments silence."),
        }),
        ...extent,
        failures: list("What was to be checked and was not.", failure),
        files: list("The files, in order of their paths.", one("file")),
        findings: list("The findings, by file, line, column and rule.", one("finding")),
        suppressed: list("The findings that comments silence.", one("suppressed")),
        crashes: list(
          "Rules that broke: the fault is the checker's.",
          map({ rule: text("The id."), file: text("The file.") }),
        ),
        code: one("code"),
        live: list("What was asked of Amazon, in the order of asking; only with `verify`.", live),
        certificates: list("The certificates that were seen; only with `verify --redirects`.", certificate),
      },
      ["suppressed", "crashes", "code", "live", "certificates"],
    ),
    definitions,
  };
}
