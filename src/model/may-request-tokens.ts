import type { Facts } from "./facts.js";

/** Whether token requests may be declared; `requests: []` says that there are none. */
export function mayRequestTokens({ settings }: Facts): boolean {
  return settings.at("token").writtenState !== "empty" && settings.at("token").at("requests").writtenState !== "empty";
}
