import { regionalTokenHosts, tokenEndpoint } from "../../reference/lwa.js";
import { shortened } from "../../report/shortened.js";
import { splitUri } from "../../uri/uri.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";

/** A host of Amazon's, in whatever country. */
const amazon = /(?:^|\.)amazon\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})$/i;

export const codeTokenUrl = defineCodeRule({
  id: "code-token-url",
  severity: "warning",
  codes: ["MissingAuthenticationToken"],
  title: "The code asks for tokens at a host that gives none",
  source: tokenEndpoint.source,
  *check(code) {
    for (const sighting of code.of("token-url")) {
      const { authority } = splitUri(sighting.value);
      if (authority === undefined || authority.isUnknown) continue;
      const host = authority.text.replace(/^.*@/, "").replace(/:443$/, "").toLowerCase();
      const isMeant = host === tokenEndpoint.host || regionalTokenHosts.some((other) => other.host === host);
      if (isMeant || !amazon.test(host)) continue;
      yield codeFinding(sighting, {
        message: `\`${shortened(host)}\` is not Login with Amazon's host, so a request for a token fails there.`,
        fix: `Send requests for tokens to \`${tokenEndpoint.url}\` in all regions.`,
      });
    }
  },
});
