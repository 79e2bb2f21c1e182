// Asks the language server for YAML, over its protocol, what an editor shows for a settings file: which values it offers
// and what it marks. The server is no dependency; CONTRIBUTING.md says how to bring it for the moment.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const server = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");
const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const schema = pathToFileURL("schemas/app-settings.schema.json").href;
const waiting = new Map();
const diagnostics = new Map();
let buffer = Buffer.alloc(0);
let last = 0;

child.stdout.on("data", (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    const length = Number(/Content-Length: (\d+)/.exec(buffer.subarray(0, end).toString())?.[1]);
    if (end === -1 || buffer.length < end + 4 + length) return;
    take(JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString()));
    buffer = buffer.subarray(end + 4 + length);
  }
});

/** An answer, a request of the server for our configuration, or what it marks. */
function take({ id, method, params, result }) {
  if (method === "workspace/configuration") send({ id, result: params.items.map(() => configuration) });
  else if (method !== undefined && id !== undefined) send({ id, result: null });
  else if (method === "textDocument/publishDiagnostics") diagnostics.get(params.uri)?.(params.diagnostics);
  else if (id !== undefined) waiting.get(id)?.(result);
}

const configuration = {
  validate: true,
  completion: true,
  hover: true,
  schemas: { [schema]: "*.yml" },
  schemaStore: { enable: false },
};

function send(message) {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function ask(method, params) {
  const id = ++last;
  send({ id, method, params });
  return new Promise((resolve) => waiting.set(id, resolve));
}

let number = 0;
function open(text) {
  const uri = `file:///editor/${++number}.yml`;
  const marked = new Promise((resolve) => diagnostics.set(uri, resolve));
  send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
  return { uri, marked };
}

await ask("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: { workspace: { configuration: true } },
});
send({ method: "initialized", params: {} });
send({ method: "workspace/didChangeConfiguration", params: { settings: { yaml: configuration } } });

const start = "app:\n  type: private\ncredentials:\n  mode: lwa\n";
let wrong = 0;
/** key, text that ends where the cursor stands, a value that must be offered */
const offered = [
  ["endpoints[].region", `${start}endpoints:\n  - region: `, "eu"],
  ["endpoints[].url", `${start}endpoints:\n  - url: `, "https://sellingpartnerapi-eu.amazon.com"],
  ["endpoints[].marketplaces", `${start}endpoints:\n  - marketplaces:\n      - `, "DE"],
  ["roles.app", `${start}roles:\n  app:\n    - `, "Pricing"],
  ["calls.operations", `${start}calls:\n  operations:\n    - `, "getMarketplaceParticipations"],
  ["calls.reports", `${start}calls:\n  reports:\n    - `, "GET_MERCHANT_LISTINGS_ALL_DATA"],
  ["calls.feeds", `${start}calls:\n  feeds:\n    - `, "JSON_LISTINGS_FEED"],
  ["calls.notifications", `${start}calls:\n  notifications:\n    - `, "ORDER_CHANGE"],
  ["token.requests[].grantType", `${start}token:\n  requests:\n    - grantType: `, "refresh_token"],
  ["token.requests[].method", `${start}token:\n  requests:\n    - method: `, "POST"],
  [
    "token.requests[].contentType",
    `${start}token:\n  requests:\n    - contentType: `,
    "application/x-www-form-urlencoded",
  ],
  ["app.state", "app:\n  type: public\n  state: ", "draft"],
  ["calls.accessTokenHeader", `${start}calls:\n  accessTokenHeader: `, "x-amz-access-token"],
];
for (const [key, text, value] of offered) {
  const { uri } = open(text);
  const lines = text.split("\n");
  const position = { line: lines.length - 1, character: lines.at(-1).length };
  const labels = await labelsAt(uri, position);
  tell(labels.includes(value), `${key} offers ${labels.length} values, ${value} among them`);
}

/** what it is, text, the lines that are marked, from 0 */
const marked = [
  [
    "an AWS region",
    `${start}endpoints:\n  - url: https://sellingpartnerapi-eu.amazon.com\n    region: eu-west-1\n`,
    [6],
  ],
  ["a literal secret", `${start}  clientSecret: hunter2-Hunter2\n`, [4]],
  ["a reference", `${start}  clientSecret: \${SECRET}\n`, []],
  [
    "placeholders",
    `${start}endpoints:\n  - url: https://<host>\n    region: \${REGION}\n    marketplaces: [<marketplace>]\n`,
    [],
  ],
  ["the example", readFileSync("examples/app-settings.yml", "utf8"), []],
];
for (const [what, text, lines] of marked) {
  const found = (await open(text).marked).map(({ range }) => range.start.line);
  tell(JSON.stringify(found) === JSON.stringify(lines), `${what} is marked in the lines [${found}]`);
}
child.kill();
process.exitCode = wrong === 0 ? 0 : 1;

/** What is offered; nothing is as long as the server still reads the schema, so it is asked again. */
async function labelsAt(uri, position) {
  for (let left = 30; ; left -= 1) {
    const answer = await ask("textDocument/completion", { textDocument: { uri }, position });
    const labels = (answer?.items ?? answer ?? []).map(({ label }) => label);
    if (labels.length > 0 || left === 0) return labels;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function tell(isRight, sentence) {
  if (!isRight) wrong += 1;
  console.log(` ${isRight ? "yes" : "NO "} ${sentence}`);
}
