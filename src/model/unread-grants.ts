import { Open } from "../settings/open.js";
import { authorizationsOf, type Endpoint } from "./endpoint.js";
import type { Facts } from "./facts.js";

/** Why it is not known which authorizations the calls go through: a name or a region that the file does not tell. */
export function* unreadGrants({ endpoints, grants }: Facts): Generator<Open> {
  const isNamed = ({ place }: Endpoint) => !place.at("authorization").seemsMissing;
  for (const { place, authorizations } of endpoints) {
    const named = place.at("authorization");
    if (named.seemsMissing || authorizations.length > 0) continue;
    yield new Open(
      named.valueIfTold === undefined ? named.whyOpen : `\`${named.name}\` names no entry of \`authorizations\``,
    );
  }
  if (endpoints.every(isNamed)) return;
  const used = new Set(authorizationsOf(endpoints));
  const others = grants.of(undefined).filter((grant) => !used.has(grant));
  yield* others.map(({ place }) => (place.writtenState === "declared" ? place.at("region") : place).open);
}
