import { explanation } from "../../../src/explain/explanation.js";
import { nearTopics, topicOf } from "../../../src/explain/topic.js";
import { consentHost } from "../../../src/reference/consent.js";
import { readSettings } from "../../../src/settings/document.js";
import { limits } from "../../../src/settings/limits.js";
import { keysAt } from "../../../src/settings/schema-walk.js";
import type { Path } from "../../../src/settings/tree.js";
import { splitUri } from "../../../src/uri/uri.js";
import { checkText } from "./check.js";
import { coveredText } from "./covered-text.js";
import { correctedLink, improvedLink, linkParts, redirectParts } from "./link-parts.js";
import { bytesOf, fileName } from "./options.js";
import { linkSettings, redirectSettings, registered, tokenSettings } from "./paste-settings.js";
import type { Answers, CheckAnswer, PasteAnswer, ShownFinding } from "./protocol.js";
import { correctedRequest, readTokenRequest, requestParts } from "./token-request.js";
import { unwrapped } from "./unwrapped.js";

/** Says what a pasted text is and what is wrong with it: a link, a token request, a code or message, or a redirect URI. */
export function judgePaste(pasted: string, given: Answers, today: string): PasteAnswer {
  const text = pasted.trim();
  const answers = { ...given, redirectUris: coveredText(given.redirectUris.slice(0, limits.bytes)) };
  if (text === "") return { kind: "nothing" };
  if (isBinary(text)) return { kind: "binary" };
  if (isSettings(text)) return { kind: "settings", text: pasted };
  if (text.length > limits.scalarCharacters) return { kind: "too-large", most: limits.scalarCharacters };
  if (/\/auth\/o2\/token|\bgrant_type\b["']?\s{0,20}[=:]/i.test(text))
    return tokenAnswer(coveredText(text), answers, today);
  const link = coveredText(unwrapped(text));
  if (isConsentLink(link)) return linkAnswer(link, answers, today);
  const topic = topicOf(text);
  if (topic !== undefined) return { kind: "explanation", lines: explanation(topic) };
  if (/^[a-z][a-z0-9+.-]*:\/\/|^[\w-]+(?:\.[\w-]+)+(?::\d+)?\/\S*$/i.test(link))
    return redirectAnswer(link, answers, today);
  return { kind: "unknown", near: nearTopics(text) };
}

/** Whether a text holds what no keyboard types: control characters, what could not be decoded, halves of characters. */
function isBinary(text: string): boolean {
  return /[\0-\u0008\u000e-\u001f\u007f\uFFFD]/.test(text) || /\p{Surrogate}/u.test(text);
}

/** Whether a text is a settings file: one of the format's own sections stands in it. */
function isSettings(text: string): boolean {
  if (text.length > limits.bytes || !/^\s*["']?[a-z]+["']?[ \t]*:/im.test(text) || !/\n|^\s*\{/.test(text))
    return false;
  const entries = readSettings(fileName, bytesOf(text)).root?.entries;
  const sections = keysAt([]).filter(
    (key) => entries?.get(key)?.entries !== undefined || entries?.get(key)?.items !== undefined,
  );
  return sections.length > 0;
}

/** Whether a text is a link to the consent page, or to another page with what only such a link has. */
function isConsentLink(text: string): boolean {
  if (/^\S+\s+\S/.test(text) && !text.includes("://")) return false;
  const { authority } = splitUri(text);
  return (
    /\/apps\/authorize\b|[?&]application_id=/.test(text) ||
    /[?&]client_id=amzn1\.application-oa2-client\b|[?&](?:scope=sellingpartnerapi|response_type=code\b)/.test(text) ||
    (authority !== undefined && consentHost(authority.text) !== undefined)
  );
}

function linkAnswer(text: string, answers: Answers, today: string): PasteAnswer {
  const settings = linkSettings(text, answers);
  const checked = checkText(settings, today);
  const findings = findingsBelow(checked, ofLink);
  return {
    kind: "link",
    parts: linkParts(text, findings),
    findings,
    corrected: bestLink(text, findings, checked, answers, today),
    isOpen: registered(answers).length === 0 && /[?&]redirect_uri=/.test(text),
    settings,
  };
}

const ofLink = ["authorizationUris", "workflows"];

/** The link without the faults for which it is known what to write instead; undefined where there are none, or where others come of it. */
function bestLink(
  text: string,
  findings: readonly ShownFinding[],
  { repaired }: CheckAnswer,
  answers: Answers,
  today: string,
): string | undefined {
  const link = (repaired && correctedLink(repaired.text)) ?? text;
  const better = improvedLink(
    link,
    findings.map(({ rule }) => rule),
    registered(answers),
  );
  if (better === text) return undefined;
  const rules = new Set(findings.map(({ rule }) => rule));
  const left = findingsBelow(checkText(linkSettings(better, answers), today), ofLink);
  const isBetter = left.length < findings.length && left.every(({ rule }) => rules.has(rule));
  return isBetter ? better : undefined;
}

function redirectAnswer(text: string, answers: Answers, today: string): PasteAnswer {
  const settings = redirectSettings(text, answers);
  const findings = [
    ...findingsBelow(checkText(redirectSettings(text, { ...answers, redirectUris: "" }), today), ["redirectUris"]),
    ...findingsBelow(checkText(settings, today), ["authorizationUris"]).filter(
      ({ rule }) => rule === "redirect-uri-unregistered",
    ),
  ];
  return { kind: "redirect", parts: redirectParts(text, findings), findings, corrected: undefined, settings };
}

function tokenAnswer(text: string, answers: Answers, today: string): PasteAnswer {
  const request = readTokenRequest(text);
  const settings = tokenSettings(request, answers);
  const checked = checkText(settings, today);
  const findings = findingsBelow(checked, ["requests"]);
  const corrected = findings.length === 0 ? undefined : correctedRequest(request);
  const keys = pathsBelow(checked, ["requests"]).map((path) => path[3]);
  return { kind: "token", parts: requestParts(request, keys), findings, corrected, settings };
}

/** The findings about the second key of their path, which is what was pasted; the rest of the file was made up. */
function findingsBelow({ findings, paths }: CheckAnswer, keys: readonly string[]): readonly ShownFinding[] {
  return findings.filter((_, index) => keys.some((key) => paths[index]?.[1] === key));
}

function pathsBelow({ paths }: CheckAnswer, keys: readonly string[]): readonly Path[] {
  return paths.filter((path) => keys.some((key) => path[1] === key));
}
