import { about } from "../files/about.js";
import type { Report } from "../report/report.js";
import { renderGithub } from "../reporters/github.js";
import { renderJson } from "../reporters/json.js";
import { renderJunit } from "../reporters/junit.js";
import { renderMarkdown } from "../reporters/markdown.js";
import { renderRdjson } from "../reporters/rdjson.js";
import { renderSarif } from "../reporters/sarif.js";
import { renderText } from "../reporters/text.js";
import { catalogue } from "../rules/index.js";
import { listing } from "../rules/listing.js";
import type { Options } from "./arguments.js";
import type { Terminal } from "./terminal.js";

/** The report in the format that the options name. */
export function render(report: Report, { format, quiet }: Options, { colour, columns }: Terminal): string {
  switch (format) {
    case "json":
      return renderJson(report);
    case "sarif":
      return renderSarif(report, { rules: listing(catalogue, about.docsBase), homepage: about.homepage });
    case "github":
      return renderGithub(report);
    case "junit":
      return renderJunit(report);
    case "rdjson":
      return renderRdjson(report);
    case "markdown":
      return renderMarkdown(report, { rest: "the format `json`" });
    case "text":
    case undefined:
      return renderText(report, { colour, columns, quiet });
  }
}
