import type { Facts } from "../model/facts.js";
import type { Place } from "../settings/place.js";
import { type RedirectStep, type Skipped, skipped } from "./plan.js";
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
  if (stops.all !== undefined) return skipped(question, stops.all);
  const uri = place.valueIfTold;
  if (uri === undefined) return skipped(question, `\`${place.openName}\` is filled in at run time`);
  const reason = whyNotAsked(uri);
  return reason === undefined
    ? { ...question, kind: "redirect", uri }
    : skipped(question, `\`${place.name}\` ${reason}`);
}

function whyNotAsked(uri: string): string | undefined {
  if (!URL.canParse(uri)) return "is no URI";
  const { protocol, username, password } = new URL(uri);
  if (protocol !== "https:") return "is not `https`";
  return username === "" && password === "" ? undefined : "has a user name or password";
}
