import type { Report } from "../report/report.js";
import type { Annotation } from "./annotation.js";
import { planAnnotations } from "./annotation-plan.js";
import { loggingCommand } from "./escape/logging-command.js";
import { restOfPlan } from "./github.js";

/**
 * The report as logging commands of Azure Pipelines, ten issues of each severity at most, since the agent keeps no more of
 * a step, then as plain lines what no issue says in full, and the verdict. Azure has no issue for a notice: it is a line.
 */
export function renderAzure(report: Report): string {
  const plan = planAnnotations(report.findings, { rest: "the log of this step" });
  const issues = plan.filter(({ severity }) => severity !== "notice");
  return issues.map((annotation) => `${issue(annotation)}\n`).join("") + restOfPlan(report, plan, issues);
}

function issue({ severity, place, title, text, link = "" }: Annotation): string {
  const where = place && { sourcepath: place.file, linenumber: place.line, columnnumber: place.column };
  const message = [`${title}.`, ...text.split("\n"), link].filter((part) => part !== "").join(" ");
  return loggingCommand("task.logissue", { type: severity, ...where }, message);
}
