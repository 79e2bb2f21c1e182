import type { ConsentLink } from "../../model/consent-link.js";
import type { Facts } from "../../model/facts.js";
import { shortened } from "../../report/shortened.js";
import { Open } from "../../settings/open.js";
import { percentDecoded, splitUri, type Uri } from "../../uri/uri.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";

const compared = ["application_id", "version", "redirect_uri"] as const;

export const codeLinkUndeclared = defineCodeRule({
  id: "code-link-undeclared",
  severity: "warning",
  codes: ["MD1000", "MD5101"],
  title: "A link in the code is another one than the settings declare",
  source: "https://developer-docs.amazon.com/sp-api/docs/authorization-errors",
  *check(code) {
    const links = code.settings.flatMap((facts) => facts.consentLinks.map((link) => ({ facts, link })));
    const declared = links.flatMap(({ facts, link }) => (link instanceof Open ? [] : [{ facts, link }]));
    const unread = links.map(({ link }) => link).find((link) => link instanceof Open);
    if (unread !== undefined) yield unread;
    else if (declared.length === 0) yield new Open("`oauth.authorizationUris` is not declared");
    else {
      for (const sighting of code.of("consent-link")) {
        if (sighting.open) continue;
        const uri = splitUri(sighting.value);
        const [nearest] = declared
          .map((other) => ({ ...other, differences: differences(uri, other.link) }))
          .sort((one, other) => one.differences.length - other.differences.length);
        if (nearest === undefined || nearest.differences.length === 0) continue;
        yield codeFinding(sighting, {
          message: `The link differs from the nearest declared one: ${nearest.differences.join(", and ")}.`,
          fix: "Declare this link in `oauth.authorizationUris`, so that it is checked, or make it the declared one.",
          related: [{ at: place(nearest), message: "the nearest declared link" }],
        });
      }
    }
  },
});

function place({ facts, link }: { readonly facts: Facts; readonly link: ConsentLink }) {
  return { facts, place: link.place };
}

/** Where two links differ for certain; what is filled in at run time may be the same. */
function differences(uri: Uri, { uri: declared }: ConsentLink): string[] {
  const found: string[] = [];
  const [host, other] = [uri.authority, declared.authority];
  if (host?.isUnknown === false && other?.isUnknown === false && host.text.toLowerCase() !== other.text.toLowerCase()) {
    found.push(`its host is \`${shortened(host.text)}\` instead of \`${shortened(other.text)}\``);
  }
  for (const name of compared) {
    const [ours, theirs] = [parameter(uri, name), parameter(declared, name)];
    if (ours === theirs || ours === "unknown" || theirs === "unknown") continue;
    if (ours === undefined) found.push(`it lacks \`${name}=${shortened(theirs ?? "")}\``);
    else if (theirs === undefined) found.push(`it has \`${name}=${shortened(ours)}\` besides`);
    else found.push(`its \`${name}\` is \`${shortened(ours)}\` instead of \`${shortened(theirs)}\``);
  }
  return found;
}

/** The value of a parameter; `unknown` where it is filled in at run time, undefined where the link has none. */
function parameter(uri: Uri, name: string): string | undefined {
  const found = uri.parameters.find((one) => !one.name.isUnknown && percentDecoded(one.name.text) === name);
  if (found === undefined) return uri.mayHaveMore ? "unknown" : undefined;
  if (found.value?.isUnknown === true) return "unknown";
  return found.decoded ?? found.value?.text ?? "";
}
