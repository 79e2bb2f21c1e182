import type { Facts } from "../model/facts.js";
import { TokenRequest } from "../model/token-request.js";
import type { Question } from "../report/observation.js";
import { answerOf } from "../settings/open.js";
import { type Skipped, skipped, type TokenStep } from "./plan.js";
import { type Secret, type SecretOptions, secretAt } from "./secrets.js";
import { isLiteral, type Stops } from "./stops.js";

type Step = TokenStep | Skipped;
type Client = Pick<TokenStep, "clientId" | "clientSecret">;

/** The requests for tokens: one for each declared scope, then one for each grant with a refresh token. */
export function plannedTokens(facts: Facts, stops: Stops, options: SecretOptions): Step[] {
  const client = clientOf(facts, stops, options);
  const scopes = facts.tokenRequests
    .filter((request) => request instanceof TokenRequest)
    .filter((request) => answerOf(request, asksByScope) === true)
    .map((request) => scopeStep(request, client, stops));
  const grants = facts.settings
    .at("authorizations")
    .items()
    .flatMap((entry, index) =>
      entry.at("refreshToken").seemsMissing ? [] : [grantStep(facts, index, client, options)],
    );
  return [...scopes, ...grants];
}

function asksByScope({ isGrantless, scopePlace }: TokenRequest): boolean {
  return isGrantless && !scopePlace.seemsMissing;
}

function clientOf({ settings }: Facts, stops: Stops, options: SecretOptions): Client | string {
  if (stops.all !== undefined) return stops.all;
  const { clientId, clientSecret } = {
    clientId: settings.at("credentials").at("clientId"),
    clientSecret: settings.at("credentials").at("clientSecret"),
  };
  const id = clientId.valueIfTold;
  if (typeof id !== "string")
    return `\`${clientId.name}\` ${clientId.seemsMissing ? "is not declared" : "is filled in at run time"}`;
  const secret = secretAt(clientSecret, options);
  return "reason" in secret ? secret.reason : { clientId: id, clientSecret: secret };
}

function scopeStep({ scopePlace }: TokenRequest, client: Client | string, stops: Stops): Step {
  const question: Question = { purpose: "client", call: "token", about: scopePlace.path };
  const scope = scopePlace.valueIfTold;
  if (typeof client === "string") return skipped(question, client);
  const stop = stops.at(scopePlace.path);
  if (stop !== undefined) return skipped(question, stop);
  if (scope === undefined) return skipped(question, `\`${scopePlace.name}\` is filled in at run time`);
  return { ...question, ...client, kind: "token", key: `scope ${scope}`, grantType: "client_credentials", scope };
}

function grantStep(facts: Facts, index: number, client: Client | string, options: SecretOptions): Step {
  const place = facts.settings.at("authorizations").items()[index]?.at("refreshToken");
  const about = ["authorizations", index, "refreshToken"];
  const question: Question = { purpose: "grant", call: "token", about, grant: index };
  if (typeof client === "string") return skipped(question, client);
  if (place === undefined) return skipped(question, "the authorization is not declared");
  if (isLiteral(place.writtenState))
    return skipped(question, "`secret-in-settings` found a fault here, so nothing is sent");
  const token: Secret = secretAt(place, options);
  if ("reason" in token) return skipped(question, token.reason);
  const key = `refresh ${token.name}`;
  return { ...question, ...client, kind: "token", key, grantType: "refresh_token", refreshToken: token };
}
