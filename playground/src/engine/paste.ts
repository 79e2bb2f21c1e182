import { explanation } from "../../../src/explain/explanation.js";
import { nearTopics, topicOf } from "../../../src/explain/topic.js";
import { consentHost } from "../../../src/reference/consent.js";
import { limits } from "../../../src/settings/limits.js";
import { splitUri } from "../../../src/uri/uri.js";
import { checkText } from "./check.js";
import { correctedLink, linkParts } from "./link-parts.js";
import { linkSettings, redirectSettings, tokenSettings } from "./paste-settings.js";
import type { Answers, PasteAnswer, ShownFinding } from "./protocol.js";
import { correctedRequest, readTokenRequest, requestParts } from "./token-request.js";

/** Says what a pasted text is and what is wrong with it: a link, a token request, a code or message, or a redirect URI. */
export function judgePaste(pasted: string, answers: Answers, today: string): PasteAnswer {
  const text = pasted.trim();
  if (text === "") return { kind: "nothing" };
  if (text.length > limits.scalarCharacters) return { kind: "too-large", most: limits.scalarCharacters };
  if (/\/auth\/o2\/token|\bgrant_type\b/i.test(text)) return tokenAnswer(text, answers, today);
  if (isConsentLink(text)) return linkAnswer(text, answers, today);
  const topic = topicOf(text);
  if (topic !== undefined) return { kind: "explanation", lines: explanation(topic) };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return redirectAnswer(text, answers, today);
  return { kind: "unknown", near: nearTopics(text) };
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
  const findings = findingsBelow(settings, today, ["authorizationUris", "workflows"]);
  const { repaired } = checkText(settings, today);
  return {
    kind: "link",
    parts: linkParts(text, findings),
    findings,
    corrected: repaired === undefined ? undefined : correctedLink(repaired.text),
    settings,
  };
}

function redirectAnswer(text: string, answers: Answers, today: string): PasteAnswer {
  const settings = redirectSettings(text, answers);
  const findings = findingsBelow(settings, today, ["redirectUris"]);
  return { kind: "redirect", parts: linkParts(text, findings), findings, corrected: undefined, settings };
}

function tokenAnswer(text: string, answers: Answers, today: string): PasteAnswer {
  const request = readTokenRequest(text);
  const settings = tokenSettings(request, answers);
  const findings = findingsBelow(settings, today, ["requests"]);
  const corrected = findings.length === 0 ? undefined : correctedRequest(request);
  return { kind: "token", parts: requestParts(request, findings), findings, corrected, settings };
}

/** The findings about the second key of their path, which is what was pasted; the rest of the file was made up. */
function findingsBelow(settings: string, today: string, keys: readonly string[]): readonly ShownFinding[] {
  const { json, findings } = checkText(settings, today);
  const { findings: whole }: { readonly findings: readonly { readonly path: readonly unknown[] }[] } = JSON.parse(json);
  return findings.filter((_, index) => keys.some((key) => whole[index]?.path[1] === key));
}
