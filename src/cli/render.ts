import { about } from "../files/about.js";
import { UsageError } from "../files/usage-error.js";
import type { Report } from "../report/report.js";
import { renderAzure } from "../reporters/azure.js";
import { renderCheckstyle } from "../reporters/checkstyle.js";
import { renderGithub } from "../reporters/github.js";
import { renderGitlabInPieces } from "../reporters/gitlab.js";
import { renderJsonInPieces } from "../reporters/json.js";
import { renderJunitInPieces } from "../reporters/junit.js";
import { renderMarkdown } from "../reporters/markdown.js";
import { renderRdjsonInPieces } from "../reporters/rdjson.js";
import { renderSarifInPieces } from "../reporters/sarif.js";
import { renderText } from "../reporters/text.js";
import { codeCatalogue } from "../rules/code-catalogue.js";
import { catalogue } from "../rules/index.js";
import { listing } from "../rules/listing.js";
import { withoutSecrets } from "../secrets/secrets.js";
import type { Options } from "./arguments.js";
import type { Terminal } from "./terminal.js";

/** The report in the format that the options name, in pieces; `asked` are the operands of the check. */
export function render(
  report: Report,
  asked: readonly string[],
  { format, quiet }: Options,
  terminal: Terminal,
): Iterable<string> {
  switch (format) {
    case "json":
      return renderJsonInPieces(report);
    case "junit":
      return renderJunitInPieces(report);
    case "rdjson":
      return renderRdjsonInPieces(report);
    case "gitlab":
      return renderGitlabInPieces(report);
    case "sarif":
      return renderSarifInPieces(report, {
        ...{
          rules: listing(report.code === undefined ? catalogue : [...catalogue, ...codeCatalogue], about.docsBase),
          homepage: about.homepage,
        },
        ...{ asked: asked.map(withoutSecrets), analysis: terminal.analysis },
      });
    default:
      return [inOnePiece(format, report, quiet, terminal)];
  }
}

function inOnePiece(
  format: Exclude<Options["format"], "json" | "junit" | "rdjson" | "gitlab" | "sarif">,
  report: Report,
  quiet: Options["quiet"],
  { colour, columns }: Terminal,
): string {
  switch (format) {
    case "github":
      return renderGithub(report);
    case "markdown":
      return renderMarkdown(report, { rest: "the format `json`" });
    case "checkstyle":
      return renderCheckstyle(report);
    case "azure":
      return renderAzure(report);
    case "ical":
      throw new UsageError("`--format ical` is a calendar, which `deadlines` prints.");
    case "text":
    case undefined:
      return renderText(report, { colour, columns, quiet });
  }
}
