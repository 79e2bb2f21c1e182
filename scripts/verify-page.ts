import { documentedAnswers } from "../src/reference/documented-answers.js";
import { requestsProvenance } from "../src/reference/requests.js";
import { requestLines } from "../src/reference/requests-table.js";

const askedOf: Readonly<Record<string, string>> = {
  token: "Login with Amazon",
  call: "SP-API",
  "restricted-data": "Tokens API",
};

/** Every answer that somebody has shown: what it proves, and what not. */
export function answersTable(): string {
  const rows = documentedAnswers.map(
    ({ to, status, code, message, details, namesElements, answer, proves, leavesOpen, source }) => {
      const texts = Object.entries({ message, details })
        .filter(([, text]) => text !== undefined && text !== "")
        .map(([name, text]) => (to === "token" ? `"${text}"` : `\`${name}\` "${text}"`));
      const seen = [
        `${status}`,
        ...(code === undefined ? [] : [`\`${code}\``]),
        ...texts,
        ...(namesElements ? ["`[…]`"] : []),
      ];
      return `| ${askedOf[to]} | ${seen.join(" ")} | \`${answer}\` | ${proves} | ${leavesOpen} | [report](${source}) |\n`;
    },
  );
  return `| who | answer | in the report | proves | leaves open | source |\n| --- | --- | --- | --- | --- | --- |\n${rows.join("")}`;
}

/** The calls that can be asked complete, with what Amazon documents about their rate. */
export function callsTable(): string {
  const rows = requestLines
    .trim()
    .split("\n")
    .map((line) => line.split(" "))
    .map(([id, , rate, burst]) => `| \`${id}\` | ${rate === "-" ? "" : rate} | ${burst === "-" ? "" : burst} |\n`);
  const { source, retrieved } = requestsProvenance;
  return `| operation | a second | at once |\n| --- | --- | --- |\n${rows.join("")}\nAfter [Amazon's models](${source}), read ${retrieved}.`;
}
