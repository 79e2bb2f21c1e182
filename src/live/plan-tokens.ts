import type { Facts } from "../model/facts.js";
import { TokenRequest } from "../model/token-request.js";
import { answerOf } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import { type Skipped, stepOf, type TokenStep } from "./plan.js";
import { type SecretOptions, secretAt } from "./secrets.js";
import type { Stops } from "./stops.js";

type Step = TokenStep | Skipped;
type Client = Pick<TokenStep, "clientId" | "clientSecret">;

/** The requests for tokens: one for each declared scope, then one for each grant with a refresh token. */
export function plannedTokens(facts: Facts, stops: Stops, options: SecretOptions): Step[] {
  const client = () => clientOf(facts, stops, options);
  const scopes = facts.tokenRequests
    .filter((request) => request instanceof TokenRequest)
    .filter((request) => answerOf(request, asksByScope) === true)
    .map(({ scopePlace }) => scopeStep(scopePlace, client, stops));
  const grants = facts.settings
    .at("authorizations")
    .items()
    .map((entry) => entry.at("refreshToken"))
    .flatMap((place, index) => (place.seemsMissing ? [] : [grantStep(place, index, client, options)]));
  return [...scopes, ...grants];
}

function asksByScope({ isGrantless, scopePlace }: TokenRequest): boolean {
  return isGrantless && !scopePlace.seemsMissing;
}

function clientOf({ settings }: Facts, stops: Stops, options: SecretOptions): Client {
  stops.mustAllow();
  const { clientId, clientSecret } = {
    clientId: settings.at("credentials").at("clientId"),
    clientSecret: settings.at("credentials").at("clientSecret"),
  };
  return { clientId: clientId.required, clientSecret: secretAt(clientSecret, options) };
}

function scopeStep(place: Place<string>, client: () => Client, stops: Stops): Step {
  const question = { purpose: "client", call: "token", about: place.path } as const;
  return stepOf(question, () => {
    const known = client();
    stops.mustAllow(place.path);
    const scope = place.required;
    return { ...question, ...known, kind: "token", key: `scope ${scope}`, grantType: "client_credentials", scope };
  });
}

function grantStep(place: Place<string>, grant: number, client: () => Client, options: SecretOptions): Step {
  const question = { purpose: "grant", call: "token", about: place.path, grant } as const;
  return stepOf(question, () => {
    const known = client();
    const refreshToken = secretAt(place, options);
    const key = `refresh ${refreshToken.name}`;
    return { ...question, ...known, kind: "token", key, grantType: "refresh_token", refreshToken };
  });
}
