import { derivedFacts } from "../model/derived-settings.js";
import { hostOf, regionOfHost } from "../reference/regions.js";
import type { CodeCalls, CodeUse } from "../report/code-report.js";
import { leastRoles } from "../roles/least-roles.js";
import { typeNamed } from "../source/data-types.js";
import type { Sighting } from "../source/sighting.js";
import type { CodeFacts } from "./code-facts.js";

/** How many places of one thing are named. */
const placesNamed = 3;

/** What the code calls, with the least roles for it; `mask` covers secrets in the words about it. */
export function codeCalls(code: CodeFacts, mask: (text: string) => string): CodeCalls {
  const paths = [...code.of("api-path"), ...code.of("library-call")];
  const certain = paths.filter(({ operations }) => operations.length === 1);
  const byApi = new Map<string, CodeUse[]>();
  for (const use of uses(certain, ({ operations: [id = ""] }) => id)) {
    const [api = "", ...name] = use.name.split(".");
    byApi.set(api, [...(byApi.get(api) ?? []), { ...use, name: name.join(".") }]);
  }
  const hosts = code.of("api-host");
  const used = hosts.filter(({ isTable }) => !isTable);
  const types = code.of("data-type").filter(({ isTable }) => !isTable);
  const several = paths.filter(({ operations }) => operations.length > 1);
  return {
    apis: [...byApi].sort(([one], [other]) => (one < other ? -1 : 1)).map(([api, operations]) => ({ api, operations })),
    several: uses(several, ({ operations }) => operations.join(" or ")),
    open: uses(
      code.of("api-path").filter(({ open, operations }) => open && operations.length === 0),
      ({ value }) => mask(value),
    ),
    hosts: uses(hosts, ({ value }) => value),
    regions: [...new Set(used.flatMap(({ value }) => regionOfHost(value)?.region ?? []))].sort(),
    types: uses(types, ({ value }) => value),
    ...roles(code, paths, mask),
  };
}

function uses<Kind extends Sighting>(sightings: readonly Kind[], nameOf: (sighting: Kind) => string): CodeUse[] {
  const found = new Map<string, string[]>();
  for (const sighting of sightings) {
    const name = nameOf(sighting);
    const places = found.get(name) ?? [];
    found.set(name, places);
    places.push(`${sighting.file}:${sighting.line}`);
  }
  return [...found]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, places]) => ({
      name,
      places: [...new Set(places)].slice(0, placesNamed),
      count: new Set(places).size,
    }));
}

/** The roles for all of it, as those of a file that declares these calls. */
function roles(
  code: CodeFacts,
  paths: readonly Sighting[],
  mask: (text: string) => string,
): Pick<CodeCalls, "roles" | "unjudged"> {
  const types = code.of("data-type").filter(({ isTable }) => !isTable);
  const ofKind = (kind: string) => [
    ...new Set(types.filter(({ value }) => typeNamed(value)?.kind === kind).map(({ value }) => value)),
  ];
  const regions = new Set(
    code.of("api-host").flatMap(({ value, isTable }) => (isTable ? [] : (regionOfHost(value)?.region ?? []))),
  );
  const calls = {
    operations: [...new Set(paths.flatMap(({ operations }): readonly string[] => operations))],
    reports: ofKind("report"),
    feeds: ofKind("feed"),
    notifications: ofKind("notification"),
  };
  const endpoints = [...regions].map((region) => ({ url: `https://${hostOf(region)}`, region }));
  const facts = derivedFacts(
    undefined,
    { app: { type: "private", partners: ["seller", "vendor"] }, endpoints, calls },
    [],
    code.today,
  );
  const least = leastRoles(facts, mask);
  // What is not declared is no fault of code.
  const unjudged = (least?.unjudged ?? []).filter((reason) => !/is not declared$/.test(reason));
  return { roles: (least?.regions ?? []).map(({ region, smallest }) => ({ region, smallest })), unjudged };
}
