import type { Finding } from "../../src/report/finding.js";

const docs = (rule: string) => `https://github.com/sp-api-preflight/sp-api-preflight/blob/v1.0.0/docs/rules/${rule}.md`;
const errorsPage = "https://developer-docs.amazon.com/sp-api/docs/authorization-errors";

type Draft = Pick<
  Finding,
  "rule" | "title" | "stage" | "severity" | "line" | "column" | "endColumn" | "message" | "fix" | "path"
> &
  Partial<Finding>;

/** A finding of the sample file, with what most of them share filled in. */
export function finding(draft: Draft): Finding {
  return {
    codes: [],
    alsoSeen: [],
    file: "config/app-settings.yml",
    endLine: draft.line,
    source: errorsPage,
    docs: docs(draft.rule),
    related: [],
    fingerprint: `${draft.rule}-${draft.line}`,
    ...draft,
  };
}
