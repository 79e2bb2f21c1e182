import { about } from "../files/about.js";
import { UsageError } from "../files/usage-error.js";
import type { Report } from "../report/report.js";
import { renderAzure } from "../reporters/azure.js";
import { renderCheckstyle } from "../reporters/checkstyle.js";
import { renderGithub } from "../reporters/github.js";
import { renderGitlab } from "../reporters/gitlab.js";
import { renderJsonInPieces } from "../reporters/json.js";
import { renderJunit } from "../reporters/junit.js";
import { renderMarkdown } from "../reporters/markdown.js";
import { renderRdjson } from "../reporters/rdjson.js";
import { renderSarif } from "../reporters/sarif.js";
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
  return format === "json" ? renderJsonInPieces(report) : [inOnePiece(format, report, asked, quiet, terminal)];
}

function inOnePiece(
  format: Exclude<Options["format"], "json">,
  report: Report,
  asked: readonly string[],
  quiet: Options["quiet"],
  { colour, columns, analysis }: Terminal,
): string {
  switch (format) {
    case "sarif":
      return renderSarif(report, {
        ...{
          rules: listing(report.code === undefined ? catalogue : [...catalogue, ...codeCatalogue], about.docsBase),
          homepage: about.homepage,
        },
        ...{ asked: asked.map(withoutSecrets), analysis },
      });
    case "github":
      return renderGithub(report);
    case "junit":
      return renderJunit(report);
    case "rdjson":
      return renderRdjson(report);
    case "markdown":
      return renderMarkdown(report, { rest: "the format `json`" });
    case "gitlab":
      return renderGitlab(report);
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
