import { derivedFacts } from "../../model/derived-settings.js";
import type { Facts } from "../../model/facts.js";
import { consentHost } from "../../reference/consent.js";
import { Open } from "../../settings/open.js";
import { isLocalHost } from "../../source/local-host.js";
import type { PlainSighting } from "../../source/sighting.js";
import { splitUri } from "../../uri/uri.js";
import type { CodeFacts } from "../code-facts.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";
import { catalogue } from "../index.js";
import { type JudgedDraft, judgedDrafts } from "../judged-drafts.js";

/** More links than that are no links that somebody follows. */
const most = 100;
/** `authorization-uri-host` is what `code-consent-host` says; the others speak of the settings, not of a link. */
const unsaid: ReadonlySet<string> = new Set(["authorization-uri-host", "appstore-callback-beta"]);
const consentRules = catalogue.filter(({ id, stage }) => stage === "consent" && !unsaid.has(id));

export const codeConsentLink = defineCodeRule({
  id: "code-consent-link",
  severity: "warning",
  otherSeverities: ["notice"],
  title: "A link in the code would not be accepted",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  *check(code) {
    const links = code.of("consent-link").filter(hasConsentPage).slice(0, most);
    if (links.length === 0) return;
    const open = links.filter((link) => link.open).length;
    if (open > 0)
      yield new Open(`the query of ${open === 1 ? "a link is" : `${open} links is`} put together at run time`);
    const judged = (code.settings.length === 0 ? [undefined] : code.settings).map((facts) => judge(links, facts, code));
    for (const [index, link] of links.entries()) {
      // Code may serve several apps: what is said holds for each.
      const [first = [], ...others] = judged.map((drafts) => drafts.filter(({ index: at }) => at === index));
      for (const { rule, draft } of first) {
        if (!others.every((drafts) => drafts.some((other) => other.rule.id === rule.id))) continue;
        yield codeFinding(link, {
          severity:
            draft.severity === "notice" || (draft.severity ?? rule.severity) === "notice" ? "notice" : "warning",
          codes: draft.codes ?? rule.codes,
          alsoSeen: draft.alsoSeen ?? rule.alsoSeen,
          message: draft.message,
          fix: draft.fix,
          source: draft.source ?? rule.source,
        });
      }
    }
  },
});

function hasConsentPage({ value }: PlainSighting): boolean {
  const { authority } = splitUri(value);
  const host = authority?.text.replace(/^.*@/, "").replace(/:443$/, "") ?? "";
  return !isLocalHost(host) && (authority?.isUnknown === true || consentHost(host) !== undefined);
}

/** What the rules of the stage consent say of each link, were it declared. */
function judge(
  links: readonly PlainSighting[],
  facts: Facts | undefined,
  { today }: CodeFacts,
): readonly JudgedDraft[] {
  const uris = links.map(({ value, open }) => (open ? goingOn(value) : value));
  const app = facts === undefined ? { app: { type: "public" } } : {};
  const derived = derivedFacts(facts, { ...app, oauth: { authorizationUris: uris } }, consentRules, today);
  return judgedDrafts(consentRules, derived, ["oauth", "authorizationUris"]);
}

/** The link with a placeholder behind it, which may add parameters. */
function goingOn(value: string): string {
  if (!value.includes("?")) return `${value}?{query}`;
  return /[?&]$/.test(value) ? `${value}{query}` : `${value}&{query}`;
}
