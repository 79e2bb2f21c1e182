import { nearest } from "../../reference/nearest.js";
import type { Place } from "../../settings/place.js";
import { keysAt } from "../../settings/schema-walk.js";
import { type FindingDraft, finding } from "../rule.js";

/** How many keys of a file are looked at, and how many are named. */
const [mostKeys, namedKeys] = [50, 3];

/**
 * One finding for a file of another program, none of whose keys is a key of the format or near one, where there would be
 * one for each of its keys; undefined for a settings file. `version`, which many formats have, says nothing.
 */
export function foreignFinding(settings: Place<object>): FindingDraft | undefined {
  const known = keysAt([]).filter((key) => key !== "version");
  const others = settings.entries().filter(([key]) => key !== "version" && !key.startsWith("x-"));
  const keys = others.map(([key]) => key).slice(0, mostKeys);
  const [first] = others;
  if (first === undefined || keys.some((key) => nearest(key, known) !== undefined)) return undefined;
  const named = keys
    .slice(0, namedKeys)
    .map((key) => `\`${key}\``)
    .join(", ");
  const more = others.length > namedKeys ? " and others" : "";
  return finding(first[1], {
    caret: "key",
    message: `This is no settings file of SP-API Preflight: it has ${named}${more}, and none of ${known.map((key) => `\`${key}\``).join(", ")}.`,
    fix: "Name the file that describes the app, or write one by `sp-api-preflight init`.",
  });
}
