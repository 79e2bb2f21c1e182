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
import { correctedLink, linkParts } from "./link-parts.js";
import { bytesOf, fileName } from "./options.js";
import { linkSettings, redirectSettings, tokenSettings } from "./paste-settings.js";
import type { Answers, CheckAnswer, PasteAnswer, ShownFinding } from "./protocol.js";
import { correctedRequest, readTokenRequest, requestParts } from "./token-request.js";

/** Says what a pasted text is and what is wrong with it: a link, a token request, a code or message, or a redirect URI. */
export function judgePaste(pasted: string, answers: Answers, today: string): PasteAnswer {
  const text = pasted.trim();
  if (text === "") return { kind: "nothing" };
  if (isBinary(text)) return { kind: "binary" };
  if (isSettings(text)) return { kind: "settings", text: pasted };
  if (text.length > limits.scalarCharacters) return { kind: "too-large", most: limits.scalarCharacters };
  if (/\/auth\/o2\/token|\bgrant_type\b/i.test(text)) return tokenAnswer(text, answers, today);
  if (isConsentLink(text)) return linkAnswer(coveredText(text), answers, today);
  const topic = topicOf(text);
  if (topic !== undefined) return { kind: "explanation", lines: explanation(topic) };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return redirectAnswer(coveredText(text), answers, today);
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

function isConsentLink(text: string): boolean {
  if (/^\S+\s+\S/.test(text) && !text.includes("://")) return false;
  const { authority } = splitUri(text);
  return (
    /\/apps\/authorize\b|[?&]application_id=/.test(text) ||
    (authority !== undefined && consentHost(authority.text) !== undefined)
  );
}

function linkAnswer(text: string, answers: Answers, today: string): PasteAnswer {
  const settings = linkSettings(text, answers);
  const checked = checkText(settings, today);
  const findings = findingsBelow(checked, ["authorizationUris", "workflows"]);
  const corrected = checked.repaired && correctedLink(checked.repaired.text);
  return { kind: "link", parts: linkParts(text, findings), findings, corrected, settings };
}

function redirectAnswer(text: string, answers: Answers, today: string): PasteAnswer {
  const settings = redirectSettings(text, answers);
  const findings = findingsBelow(checkText(settings, today), ["redirectUris"]);
  return { kind: "redirect", parts: linkParts(text, findings), findings, corrected: undefined, settings };
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
