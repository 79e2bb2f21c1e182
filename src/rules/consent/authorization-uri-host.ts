import type { ConsentLink } from "../../model/consent-link.js";
import { type ConsentHost, callbackPath, consentHost, consentHosts, consentPath } from "../../reference/consent.js";
import { nearest } from "../../reference/nearest.js";
import { shortened } from "../../report/shortened.js";
import { unknownCharacter } from "../../settings/values.js";
import { asksConsent } from "../guards.js";
import { defineRule, each, type FindingDraft, finding, type Said } from "../rule.js";

export const authorizationUriHost = defineRule({
  id: "authorization-uri-host",
  stage: "consent",
  severity: "error",
  otherSeverities: ["notice"],
  title: "The link does not lead to Amazon's consent page",
  source: "https://developer-docs.amazon.com/sp-api/docs/seller-central-urls",
  needs: ["oauth.authorizationUris"],
  guards: [asksConsent],
  check: ({ app, links }) =>
    each(links, function* (link) {
      if (link.isToBusiness && app.isForBusiness) return;
      const host = consentHost(link.host);
      if (host === undefined || (link.port ?? httpsPort) !== httpsPort) return yield foreignHost(link, link.host);
      if (host.alias) yield alias(link, host);
      yield* judgePath(link);
    }),
});

const httpsPort = "443";

function foreignHost(link: ConsentLink, host: string): FindingDraft {
  const near = nearest(
    host,
    consentHosts.filter(({ alias }) => !alias).map(({ host }) => host),
    2,
  );
  return finding(link.place, {
    message: `\`${shortened(link.port === undefined ? host : `${host}:${link.port}`)}\` is none of Amazon's Seller Central and Vendor Central hosts, which alone have the consent page.`,
    fix: link.isToBusiness
      ? "Declare `business` among `app.partners` where the app is one for Amazon Business; sellers and vendors authorize it on the hosts of Seller Central and Vendor Central."
      : `Use the host of the seller's or vendor's marketplace${near === undefined ? ", such as `sellercentral.amazon.com`" : ` (\`${near}\`?)`}, with the path \`${consentPath}\`.`,
  });
}

function alias(link: ConsentLink, { host, partner, countries }: ConsentHost): FindingDraft {
  const documented = consentHosts.find(
    (other) =>
      !other.alias && other.partner === partner && other.countries.some((country) => countries.includes(country)),
  )?.host;
  return finding(link.place, {
    severity: "notice",
    message: `\`${host}\` is in use, as other developers report, but Amazon documents \`${documented}\` for this country.`,
    fix: `Use \`${documented}\`.`,
  });
}

function* judgePath(link: ConsentLink): Generator<Said> {
  const { path } = link.uri;
  const known = link.masked.slice(path.start, link.masked.indexOf(unknownCharacter, path.start));
  // `/apps/authorize/confirm/{id}` is another page, whatever the placeholder stands for.
  if (path.isUnknown && consentPath.startsWith(known)) throw link.unknown("path");
  if (path.text.startsWith(`${consentPath}&`)) {
    const at = path.start + consentPath.length;
    yield finding(link.place, {
      message: `No \`?\` starts the query of the link, so that \`${shortened(path.text.slice(consentPath.length))}\` is a part of its path.`,
      fix: "Write `?` instead of the first `&`.",
      repair: link.replace({ start: at, end: at + 1 }, "?", false),
    });
  } else if (path.text !== consentPath) {
    const isSpelling = path.text.toLowerCase().replace(/\/$/, "") === consentPath;
    const what = path.text.startsWith(callbackPath)
      ? "is the address that Amazon makes up for one request as `amazon_callback_uri`"
      : "has no consent page";
    yield finding(link.place, {
      message: `The path \`${shortened(path.text === "" ? "/" : path.text)}\` of the link ${what}; it has to be \`${consentPath}\`.`,
      fix: `Write \`https://${link.host}${consentPath}\` in front of the query.`,
      repair: isSpelling ? link.replace(path, consentPath) : undefined,
    });
  }
}
