import { consentHost, consentHosts, consentPath } from "../../reference/consent.js";
import { nearest } from "../../reference/nearest.js";
import { shortened } from "../../report/shortened.js";
import { isLocalHost } from "../../source/local-host.js";
import { splitUri } from "../../uri/uri.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";

const documented = consentHosts.filter(({ alias }) => !alias).map(({ host }) => host);

/** Who writes one of these names means Amazon's host, whatever follows. */
const central = /(?:seller|vendor)central/i;

export const codeConsentHost = defineCodeRule({
  id: "code-consent-host",
  severity: "warning",
  title: "A link in the code leads to no consent page of Amazon's",
  source: "https://developer-docs.amazon.com/sp-api/docs/seller-central-urls",
  *check(code) {
    for (const sighting of code.of("consent-link")) {
      const { authority } = splitUri(sighting.value);
      if (authority === undefined || authority.isUnknown) continue;
      const host = authority.text.replace(/^.*@/, "").replace(/:443$/, "");
      if (consentHost(host) !== undefined || (isLocalHost(host) && !central.test(host))) continue;
      const near = documented.find((known) => isOfSameCountry(known, host)) ?? nearest(host, documented, 3);
      yield codeFinding(sighting, {
        message: `\`${shortened(host)}\` is none of Amazon's Seller Central and Vendor Central hosts, which alone have the consent page.`,
        fix: `Use the host of the seller's or vendor's marketplace${near === undefined ? ", such as `sellercentral.amazon.com`" : ` (\`${near}\`?)`}, with the path \`${consentPath}\`.`,
      });
    }
  },
});

/** Whether two hosts have the same first and last name: `sellercentral.amazon.jp` is that of Japan. */
function isOfSameCountry(known: string, host: string): boolean {
  const [ours, theirs] = [known.split("."), host.toLowerCase().split(".")];
  return ours[0] === theirs[0] && ours.at(-1) === theirs.at(-1) && ours.at(-1) !== "com";
}
