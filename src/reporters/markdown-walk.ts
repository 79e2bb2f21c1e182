import type { FileView, StageResult, Walk } from "../report/walk.js";
import { mermaidText } from "./escape/markdown.js";

/** How a stage is drawn; the colours read on a light and on a dark page. */
const looks = {
  stopped: "fill:#cf222e,color:#ffffff,stroke:#82071e",
  doubted: "fill:#9a6700,color:#ffffff,stroke:#4d2d00",
  clear: "fill:#1a7f37,color:#ffffff,stroke:#044f1e",
  open: "fill:#6e7781,color:#ffffff,stroke:#424a53",
} as const;
type Look = keyof typeof looks;

/** The walk as a Mermaid diagram. Of the file it holds numbers and codes, nothing else. */
export function walkDiagram({ walk, findings }: FileView): string {
  const nodes = walk.stages.map((stage, index) => {
    const errors = findings.filter((finding) => finding.stage === stage.stage && finding.severity === "error");
    const look = lookOf(stage, errors.length);
    const codes = [...new Set(errors.flatMap(({ codes }) => codes.slice(0, 1)).map(mermaidText))].filter(
      (code) => code !== "",
    );
    const fault = stage.stage === walk.stoppedAt ? "stops here" : "fails too";
    const lines = [stage.stage, ...(errors.length > 0 ? [fault, ...codes.slice(0, 3)] : []), numbers(stage)];
    return `  s${index}["${lines.join("<br/>")}"]:::${look}\n`;
  });
  const stop = walk.stages.findIndex(({ stage }) => stage === walk.stoppedAt);
  const arrows = walk.stages.slice(1).map((_, index) => (stop !== -1 && index >= stop ? "-.->" : "-->"));
  const way = `  s0${arrows.map((arrow, index) => ` ${arrow} s${index + 1}`).join("")}\n`;
  const styles = Object.entries(looks).map(([look, style]) => `  classDef ${look} ${style}\n`);
  return `\`\`\`mermaid\nflowchart TD\n${nodes.join("")}${way}${styles.join("")}\`\`\`\n`;
}

/** The walk as a table of numbers. */
export function walkTable({ stages, stoppedAt }: Walk): string {
  const rows = stages.map(({ stage, passed, failed, notApplicable, notChecked }) => {
    const name = stage === stoppedAt ? `**${stage}**` : stage;
    return `| ${[name, passed.length, failed.length, notChecked.length, notApplicable.length].join(" | ")} |\n`;
  });
  return `| stage | passed | failed | not checked | not applicable |\n| :-- | --: | --: | --: | --: |\n${rows.join("")}`;
}

function lookOf({ passed, failed, notChecked }: StageResult, errors: number): Look {
  if (errors > 0) return "stopped";
  if (failed.length > 0) return "doubted";
  return passed.length > 0 && notChecked.length === 0 ? "clear" : "open";
}

function numbers({ passed, failed, notChecked }: StageResult): string {
  const parts = [
    ...(passed.length > 0 ? [`${passed.length} passed`] : []),
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ...(notChecked.length > 0 ? [`${notChecked.length} not checked`] : []),
  ];
  return parts.length > 0 ? parts.join(", ") : "nothing to check";
}
