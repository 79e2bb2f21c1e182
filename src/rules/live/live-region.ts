import type { Facts } from "../../model/facts.js";
import { regionPhrase } from "../../model/region-phrase.js";
import { isRegion } from "../../reference/regions.js";
import { type Answers, defineLiveRule, isRefused, open, type Pair, says } from "../live-rule.js";
import { type FindingDraft, finding } from "../rule.js";
import { type Unchecked, unchecked } from "../unchecked.js";

export const liveRegion = defineLiveRule({
  id: "live-region",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "A grant is of another region than its endpoint",
  source: "https://github.com/amzn/selling-partner-api-docs/issues/261",
  *judge(answers, facts) {
    if (answers.pairs.length === 0) yield unchecked("no endpoint with an authorization is declared");
    for (const pair of answers.pairs) {
      if (pair.calls.some(says("ok"))) continue;
      const accepted = pair.elsewhere.filter(says("ok")).flatMap(({ region = "" }) => (isRegion(region) ? region : []));
      const [region] = accepted;
      if (region !== undefined && isRefused(pair)) yield wrongRegion(pair, regionPhrase(region), answers, facts);
      else yield* whyNotTold(pair);
    }
  },
});

function wrongRegion({ endpoint, grant }: Pair, region: string, answers: Answers, facts: Facts): FindingDraft {
  const isEndpointRight = answers.pairs.some((other) => other.endpoint === endpoint && other.calls.some(says("ok")));
  const url = facts.placeAt(["endpoints", endpoint, "url"]);
  const entry = facts.settings.at("authorizations").items()[grant];
  const name = entry?.at("name").written || `authorizations[${grant}]`;
  const own = facts.placeAt(["authorizations", grant, "region"]);
  return finding(isEndpointRight ? own : url, {
    message: `\`${url.written}\` refuses every call with the grant \`${name}\`, and the host of ${region} accepts it: the grant is of that region.`,
    fix: isEndpointRight
      ? `Declare the region of the grant as that of ${region}, and call its host with it.`
      : `Call the host of ${region} with this grant, or let the selling partner authorize the app in the region of this endpoint.`,
    related: [{ at: isEndpointRight ? url : own, message: isEndpointRight ? "the endpoint" : "the grant" }],
  });
}

function* whyNotTold(pair: Pair): Generator<Unchecked> {
  if (!isRefused(pair)) yield* open(pair.calls.filter((call) => !says("denied")(call)));
  else if (pair.elsewhere.length === 0) yield unchecked("every call is refused, and no other region was asked");
  else if (pair.elsewhere.every(says("denied")))
    yield unchecked("every call is refused in every region, for a role or the grant");
  else yield* open(pair.elsewhere.filter((one) => !says("denied")(one)));
}
