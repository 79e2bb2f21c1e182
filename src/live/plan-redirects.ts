import type { Facts } from "../model/facts.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import { type RedirectStep, type Skipped, stepOf } from "./plan.js";
import type { Stops } from "./stops.js";

/** The login and redirect URIs as they are registered. */
export function plannedRedirects(facts: Facts, stops: Stops): (RedirectStep | Skipped)[] {
  const oauth = facts.settings.at("oauth");
  const places: Place<string>[] = [
    oauth.at("loginUri"),
    ...oauth.at("redirectUris").items(),
    ...oauth.at("publishedRedirectUris").items(),
  ];
  return places.filter((place) => !place.seemsMissing).map((place) => step(place, stops));
}

function step(place: Place<string>, stops: Stops): RedirectStep | Skipped {
  const question = { purpose: "redirect", call: "redirect", about: place.path } as const;
  return stepOf(question, () => {
    stops.mustAllow();
    return { ...question, kind: "redirect", uri: uriToAsk(place) };
  });
}

function uriToAsk(place: Place<string>): string {
  const uri = place.required;
  if (!URL.canParse(uri)) throw new Open(`\`${place.name}\` is no URI`);
  const { protocol, username, password } = new URL(uri);
  if (protocol !== "https:") throw new Open(`\`${place.name}\` is not \`https\``);
  if (username !== "" || password !== "") throw new Open(`\`${place.name}\` has a user name or password`);
  return uri;
}
