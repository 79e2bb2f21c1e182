import type { Endpoint } from "../../model/endpoint.js";
import type { Facts } from "../../model/facts.js";
import { participations } from "../../reference/requests.js";
import type { Observation } from "../../report/observation.js";
import { type Answers, defineLiveRule, isTold, whyOpen } from "../live-rule.js";
import { type FindingDraft, finding } from "../rule.js";
import { type Unchecked, unchecked } from "../unchecked.js";

type Said = Generator<FindingDraft | Unchecked>;

export const liveMarketplace = defineLiveRule({
  id: "live-marketplace",
  severity: "error",
  codes: ["403 Unauthorized"],
  title: "The seller does not take part in a declared marketplace",
  source: "https://developer-docs.amazon.com/sp-api/docs/sellers-api",
  *judge(answers, facts) {
    const listed = facts.endpoints.filter(({ marketplaces }) => marketplaces.length > 0);
    if (listed.length === 0) yield unchecked("no marketplace of an endpoint is declared");
    for (const endpoint of listed) yield* ofEndpoint(endpoint, answers, facts);
  },
});

function* ofEndpoint(endpoint: Endpoint, answers: Answers, facts: Facts): Said {
  const { host, authorizations, marketplaces } = endpoint;
  if (host === undefined) return yield unchecked(endpoint.whyHostUnknown);
  if (host.environment === "sandbox")
    return yield unchecked("the sandbox lists the stores of one example, whoever asks");
  const index = Number(endpoint.place.path.at(-1));
  const lists = authorizations.map((grant) => listOf(index, Number(grant.place.path.at(-1)), answers));
  const whyNot = lists.flatMap((list) => (typeof list === "string" ? list : []));
  if (lists.length === 0) whyNot.push(`\`${endpoint.place.name}\` has no authorization`);
  if (!endpoint.place.at("authorization").isGiven && facts.grants.of(undefined).length > 0) {
    whyNot.push("the region of an authorization is not known");
  }
  const stores = new Set(lists.flatMap((list) => (typeof list === "string" ? [] : list)));
  for (const { place, marketplace } of marketplaces) {
    if (marketplace === undefined) yield unchecked(`\`${place.name}\` is no marketplace of Amazon's table`);
    else if (stores.has(marketplace.id)) continue;
    else if (marketplace.region !== host.region) yield unchecked(`\`${place.name}\` is of another region`);
    else if (whyNot.length > 0) for (const reason of whyNot) yield unchecked(reason);
    else {
      yield finding(place, {
        message: `\`${place.written}\` (${marketplace.country}) is not among the stores that Amazon lists for ${authorizations.length === 1 ? "the grant" : "any grant"} of this endpoint, and calls for it are answered with 403.`,
        fix: "Drop the marketplace, or let a seller who sells there authorize the app.",
        related: authorizations.map((grant) => ({ at: grant.place.at("name"), message: "a grant of the endpoint" })),
      });
    }
  }
}

/** The stores that Amazon lists for a grant, or why they are not known. */
function listOf(endpoint: number, grant: number, answers: Answers): readonly string[] | string {
  const asked = answers
    .of("declared", "sellers")
    .filter((one) => one.call === participations && one.endpoint === endpoint && one.grant === grant);
  const stores = asked.filter(isTold).find(({ result }) => result.stores !== undefined)?.result.stores;
  return stores ?? asked.map(whyUnlisted)[0] ?? `the stores of \`authorizations[${grant}]\` were not asked for`;
}

function whyUnlisted(one: Observation): string {
  const isUnread = isTold(one) && one.result.answer === "ok";
  return isUnread ? "the list of stores could not be read" : whyOpen(one);
}
