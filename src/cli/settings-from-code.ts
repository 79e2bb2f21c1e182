import { consentHost } from "../reference/consent.js";
import { operationsNamed } from "../reference/operations.js";
import { regionOfHost } from "../reference/regions.js";
import { visible } from "../reporters/escape/visible.js";
import { CodeFacts } from "../rules/code-facts.js";
import { codeCalls } from "../rules/code-summary.js";
import { withoutSecrets } from "../secrets/secrets.js";
import type { Code } from "../source/code.js";
import { typeNamed } from "../source/data-types.js";
import { splitUri } from "../uri/uri.js";
import { calledOperation, calledPaths, certainCalls } from "./certain-calls.js";
import { firsts } from "./firsts.js";
import { placeInCode } from "./place-in-code.js";

/**
 * `starter`, a settings file to start from, filled in from what the code says. Each value has a comment that names its
 * place; what the code does not prove stays as it is, and what is wrong in the code stands in comments alone.
 */
export function settingsFromCode(starter: string, code: Code, today: string): string {
  const facts = new CodeFacts(code, [], today);
  return [
    withApplicationId(facts),
    withPartners(facts),
    withLinks(facts),
    withTokenUrl(facts),
    withGrantlessTokens(facts),
    withEndpoints(facts),
    withRoles(facts),
    withCalls(facts),
  ].reduce((text, fill) => fill(text), starter);
}

/** The keys of a starter that nobody has filled in: what only Amazon's console, or the team, knows. */
export function openKeys(text: string): string[] {
  const lines = text
    .split("\n")
    .filter((line) => /<[a-z-]+>/.test(line.replace(/#.*/, "")) && /^[\s-]*\w+:/.test(line));
  return [...new Set(lines.map((line) => /(?<!\w)(\w+):/.exec(line)?.[1] ?? ""))];
}

type Fill = (text: string) => string;

function withApplicationId(facts: CodeFacts): Fill {
  const ids = wholeLinks(facts).flatMap((link) => {
    const id = splitUri(link.value).parameters.find(({ name }) => name.text === "application_id");
    return id?.value === undefined || id.value.isUnknown ? [] : [{ id: id.value.text, link }];
  });
  const [first] = ids;
  if (first === undefined || ids.some(({ id }) => id !== first.id)) return (text) => text;
  return (text) => text.replace(/^ {2}id: .*$/m, () => `  id: ${scalar(first.id)} # ${placeInCode(first.link)}`);
}

/** Whom the calls and the links are for, where one of them is for vendors. */
function withPartners(facts: CodeFacts): Fill {
  const found = [
    ...certainCalls(facts).map((seen) => ({ partner: calledOperation(seen)?.partner, seen })),
    ...wholeLinks(facts).map((seen) => ({ partner: consentHost(hostOfLink(seen.value))?.partner, seen })),
  ];
  const first = ["seller", "vendor"].flatMap((kind) => found.find(({ partner }) => partner === kind) ?? []);
  if (!first.some(({ partner }) => partner === "vendor")) return (text) => text;
  const list = first.map(({ partner }) => partner).join(", ");
  const places = first.map(({ seen }) => placeInCode(seen)).join(", ");
  return (text) => text.replace(/^ {2}partners: .*$/m, () => `  partners: [${list}] # ${places}`);
}

function withLinks(facts: CodeFacts): Fill {
  const links = wholeLinks(facts);
  const others = facts.of("consent-link").filter((link) => !links.includes(link));
  const lines = firsts(links, ({ value }) => value).map((link) => `    - ${scalar(link.value)} # ${placeInCode(link)}`);
  const notes = others.map(
    (link) =>
      `    # ${placeInCode(link)} has a link that ${link.open ? "is put together at run time" : "leads to no consent page"}`,
  );
  if (lines.length + notes.length === 0) return (text) => text;
  return (text) =>
    text.replace(/^( {4}# version=beta.*\n)?( {4}- https:\/\/<seller-central-host>.*)$/m, (usual: string) =>
      [...notes, ...(lines.length > 0 ? lines : [usual])].join("\n"),
    );
}

/** Links that stand whole in the code, lead to a page of Amazon's and hold nothing that is not to be written. */
function wholeLinks(facts: CodeFacts) {
  return facts.of("consent-link").filter(({ value, open, isEnvironment }) => {
    const isAmazons = consentHost(hostOfLink(value)) !== undefined;
    return !open && !isEnvironment && isAmazons && isWritable(value) && withoutSecrets(value) === value;
  });
}

function hostOfLink(link: string): string {
  return splitUri(link).authority?.text ?? "";
}

function withTokenUrl(facts: CodeFacts): Fill {
  const [seen] = facts
    .of("token-url")
    .filter(({ value, open }) => !open && value === "https://api.amazon.com/auth/o2/token");
  if (seen === undefined) return (text) => text;
  return (text) =>
    text.replace(
      /^( {6}url: https:\/\/api\.amazon\.com\/auth\/o2\/token)$/gm,
      (url: string) => `${url} # ${placeInCode(seen)}`,
    );
}

/** The token requests without which the grantless operations that the code calls cannot work. */
function withGrantlessTokens(facts: CodeFacts): Fill {
  const scopes = certainCalls(facts).flatMap((call) => {
    const { grantless = false, scope = null } = calledOperation(call) ?? {};
    return grantless && scope !== null ? [{ scope, call }] : [];
  });
  const requests = firsts(scopes, ({ scope }) => scope).map(
    ({ scope, call }) =>
      `    - grantType: client_credentials\n      scope: ${scope} # for ${placeInCode(call)}\n      parameters: [grant_type, scope, client_id, client_secret]\n`,
  );
  return (text) =>
    text.replace(/^ {6}parameters: \[grant_type, refresh_token,.*\n/m, (usual) => usual + requests.join(""));
}

function withEndpoints(facts: CodeFacts): Fill {
  const hosts = facts.of("api-host").filter(({ isTable, isEnvironment }) => !isTable && !isEnvironment);
  const found = firsts(hosts, ({ value }) => value);
  if (found.length === 0) return (text) => text;
  const entries = found.map((host) => {
    const region = regionOfHost(host.value)?.region ?? "<region>";
    return `  - url: https://${host.value} # ${placeInCode(host)}\n    region: ${region}\n    marketplaces: [<marketplace>] # US, DE, JP, … or marketplace ids`;
  });
  return (text) => text.replace(/^ {2}- url: .*\n {4}region: .*\n {4}marketplaces: .*$/m, () => entries.join("\n"));
}

/** The least roles are a remark: which the app holds is not for the code to say. */
function withRoles(facts: CodeFacts): Fill {
  const { roles } = codeCalls(facts, withoutSecrets);
  const names = [...new Set(roles.flatMap(({ smallest }) => smallest.map(({ role }) => role)))].sort();
  if (names.length === 0) return (text) => text;
  return (text) =>
    text.replace(/^roles:\n/m, (head: string) => `${head}  # the least for the calls below: ${names.join(", ")}\n`);
}

function withCalls(facts: CodeFacts): Fill {
  const paths = calledPaths(facts);
  const calls = [...paths, ...facts.of("library-call")];
  const certain = certainCalls(facts);
  const operations = firsts(certain, ({ operations: [id = ""] }) => id).map(
    (call) => `    - ${call.operations[0]} # ${placeInCode(call)}`,
  );
  const notes = [
    ...calls
      .filter(({ operations }) => operations.length > 1)
      .map((call) => `${placeInCode(call)} is ${names(call.operations)}: write what the code calls`),
    ...calls
      .filter((call) => call.operations.length === 1 && !certain.includes(call))
      .map((call) => `${placeInCode(call)} calls ${call.operations[0]}, which the sandbox alone has`),
    ...paths
      .filter(({ removed, operations }) => removed.length > 0 && operations.length === 0)
      .map((call) => `${placeInCode(call)} calls ${call.value}, which Amazon has removed`),
    ...paths
      .filter(({ unknownNear }) => unknownNear !== undefined)
      .map((call) => `${placeInCode(call)} calls ${call.value}, which no operation has`),
    ...paths
      .filter(({ open, operations }) => open && operations.length === 0)
      .map((call) => `${placeInCode(call)} calls something below ${call.value}`),
  ].map((note) => `    # ${visible(withoutSecrets(note))}`);
  const lists = (["report", "feed", "notification"] as const).flatMap((kind) => typeLines(facts, kind));
  return (text) =>
    text.replace(/^ {2}operations: .*$/m, (usual: string) =>
      [
        ...(operations.length > 0 ? ["  operations:", ...operations] : [usual]),
        ...firsts(notes, (note) => note),
        ...lists,
      ].join("\n"),
    );
}

function typeLines(facts: CodeFacts, kind: "report" | "feed" | "notification"): string[] {
  const types = facts
    .of("data-type")
    .filter(({ value, isTable, isEnvironment }) => !isTable && !isEnvironment && typeNamed(value)?.kind === kind);
  const found = firsts(types, ({ value }) => value);
  const isGone = ({ value }: { readonly value: string }) => typeNamed(value)?.type.removed !== undefined;
  const lines = found.filter((type) => !isGone(type)).map((type) => `    - ${type.value} # ${placeInCode(type)}`);
  const notes = found
    .filter(isGone)
    .map((type) => `    # ${placeInCode(type)} asks for ${type.value}, which Amazon has removed`);
  return [...(lines.length > 0 ? [`  ${kind}s:`, ...lines] : []), ...notes];
}

function names(ids: readonly string[]): string {
  return ids.map((id) => operationsNamed(id)[0]?.id ?? id).join(" or ");
}

function isWritable(value: string): boolean {
  return /^[!-~]+$/.test(value) && value.length <= 2_000;
}

/** A value as YAML writes it. */
function scalar(value: string): string {
  return /^[\w./-][\w./:?&=%{}~+-]*$/.test(value) && !value.endsWith(":") ? value : JSON.stringify(value);
}
