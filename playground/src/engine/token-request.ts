import { formContentType, grantTypeNamed, tokenEndpoint } from "../../../src/reference/lwa.js";
import type { LinkPart } from "./protocol.js";
import { isCode, readRequestCode } from "./request-code.js";

/** A token request as far as a pasted text tells it: names of parameters, and only such values as are no secrets. */
export interface ReadRequest {
  readonly url: string | undefined;
  readonly method: string | undefined;
  readonly contentType: string | undefined;
  readonly parametersIn: "body" | "query" | undefined;
  readonly bodyEncoding: "form" | "json" | undefined;
  readonly grantType: string | undefined;
  readonly scope: string | undefined;
  readonly redirectUri: string | undefined;
  readonly parameters: readonly string[];
}

/** Reads a request as curl, as HTTP, as a piece of a program, or as a body alone. */
export function readTokenRequest(text: string): ReadRequest {
  const [address] =
    /https?:\/\/[^\s'"`\\]*\/auth\/[^\s'"`\\]*/i.exec(text) ?? /https?:\/\/[^\s'"`\\]+/i.exec(text) ?? [];
  const url = address ?? fromHeaders(text);
  return isCode(text) ? fromCode(text, url) : fromMessage(text, url);
}

function fromCode(text: string, url: string | undefined): ReadRequest {
  const { pairs, ...told } = readRequestCode(text);
  const inQuery = pairsOf(url?.split("?").slice(1).join("?") ?? "");
  const sent = pairs.size > 0 ? pairs : inQuery;
  const value = (name: string) => (sent.get(name) === "" ? undefined : sent.get(name));
  return {
    ...told,
    parametersIn: pairs.size > 0 ? told.parametersIn : inQuery.size > 0 ? "query" : undefined,
    url: url?.split("?")[0],
    grantType: value("grant_type"),
    scope: value("scope"),
    redirectUri: value("redirect_uri"),
    parameters: [...sent.keys()],
  };
}

function fromMessage(text: string, url: string | undefined): ReadRequest {
  const query = pairsOf(url?.split("?").slice(1).join("?") ?? "");
  const rest = (url === undefined ? text : text.replace(url, "")).replace(/content-type:\s*[^'"\r\n]+/i, "");
  const json = /\{[^{}]*\}/.exec(rest)?.[0];
  const body = json === undefined ? formPairs(rest) : jsonPairs(json);
  const isCurl = /\bcurl\b/.test(text);
  const hasData = /\s(?:-d|--data(?:-\w+)?)\b/.test(text);
  const sent = body.size > 0 ? body : query;
  return {
    url: url?.split("?")[0],
    method: methodOf(text, isCurl, hasData),
    // Source: curl's manual, -d: without a header of its own, curl sends application/x-www-form-urlencoded.
    contentType:
      /content-type:\s*([^'"\r\n]+)/i.exec(text)?.[1]?.trim() ?? (isCurl && hasData ? formContentType : undefined),
    parametersIn: body.size > 0 ? "body" : query.size > 0 ? "query" : undefined,
    bodyEncoding: body.size === 0 ? undefined : json === undefined ? "form" : "json",
    grantType: sent.get("grant_type"),
    scope: sent.get("scope"),
    redirectUri: sent.get("redirect_uri"),
    parameters: [...sent.keys()],
  };
}

/** The address without its query, of a request that names host and path apart. */
function fromHeaders(text: string): string | undefined {
  const host = /^host:\s*(\S+)/im.exec(text)?.[1];
  const path = /^(?:GET|POST|PUT)\s+(\/\S*)/im.exec(text)?.[1];
  if (path === undefined) return undefined;
  return host === undefined ? undefined : `https://${host}${path}`;
}

function methodOf(text: string, isCurl: boolean, hasData: boolean): string | undefined {
  const [, named] =
    /(?:-X|--request)[ =]?['"]?([A-Za-z]+)/.exec(text) ?? /^(GET|POST|PUT|PATCH|DELETE)\s/m.exec(text) ?? [];
  return named?.toUpperCase() ?? (isCurl ? (hasData ? "POST" : "GET") : undefined);
}

function pairsOf(text: string): Map<string, string> {
  const pairs = new URLSearchParams(text);
  return new Map([...pairs].filter(([name]) => /^\w{1,40}$/.test(name)));
}

/** Pairs of a form, on one line or one behind each `-d`. */
function formPairs(text: string): Map<string, string> {
  const pieces = text.match(/\b[a-z_]{2,40}=[^&\s'"\\]*/g) ?? [];
  return pairsOf(pieces.join("&"));
}

function jsonPairs(text: string): Map<string, string> {
  const pairs = [...text.matchAll(/"(\w{1,40})"\s*:\s*"([^"]*)"/g)];
  return new Map(pairs.map(([, name = "", value = ""]) => [name, value]));
}

/** The parts of a request; `keys` are those of the settings that the findings are about, one a finding. */
export function requestParts(request: ReadRequest, keys: readonly unknown[]): LinkPart[] {
  const { url, method, contentType, grantType, parametersIn, parameters, scope, redirectUri } = request;
  const where = parameters.length === 0 ? undefined : `${parameters.join(", ")} (${parametersIn})`;
  const parts: readonly (readonly [string, string | undefined, readonly string[]])[] = [
    ["method", method, ["method"]],
    ["url", url, ["url"]],
    ["content-type", contentType, ["contentType"]],
    ["grant_type", grantType, ["grantType"]],
    ["parameters", where, ["parameters", "parametersIn", "bodyEncoding"]],
    ["scope", scope, ["scope"]],
    ["redirect_uri", redirectUri, ["redirectUri"]],
  ];
  const numbersOf = (about: readonly string[]) =>
    [...keys.keys()].filter((index) => about.some((key) => key === keys[index]));
  return parts.flatMap(([name, text, about]) => {
    const findings = numbersOf(about);
    return text === undefined && findings.length === 0 ? [] : [{ name, text: text ?? "", findings }];
  });
}

/** The request as Amazon documents it for the grant type; undefined where that is none of Amazon's. */
export function correctedRequest({ grantType }: ReadRequest): string | undefined {
  const grant = grantType === undefined ? undefined : grantTypeNamed(grantType);
  if (grant === undefined) return undefined;
  const body = grant.required.map((name) => (name === "grant_type" ? `grant_type=${grant.name}` : `${name}={${name}}`));
  return [`${tokenEndpoint.method} ${tokenEndpoint.url}`, `Content-Type: ${formContentType}`, "", body.join("&")].join(
    "\n",
  );
}
