import type { Facts } from "../model/facts.js";
import { authorizationRegion } from "../rules/call/authorization-region.js";
import { endpointHost } from "../rules/call/endpoint-host.js";
import { environmentMismatch } from "../rules/call/environment-mismatch.js";
import { runRules } from "../rules/run.js";
import { clientIdFormat } from "../rules/token/client-id-format.js";
import { scopeUnknown } from "../rules/token/scope-unknown.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Path } from "../settings/tree.js";

/** What the static check found wrong, so that it is not sent. */
export interface Stops {
  /** Throws `Open` where nothing is sent for the place or what holds it; without a place, where nothing is sent at all. */
  mustAllow(path?: Path): void;
}

const rules = [clientIdFormat, endpointHost, environmentMismatch, authorizationRegion, scopeUnknown];

/** Reads the faults themselves, so that no policy and no comment of the file makes them pass. */
export function findStops(facts: Facts): Stops {
  const { document, settings } = facts;
  const { findings } = runRules(rules, facts, { docs: () => "", mask: (text) => text });
  const all = findings.filter(({ rule }) => rule === clientIdFormat.id).map(({ rule }) => rule);
  if (isLiteral(settings.at("credentials").at("clientSecret"))) all.unshift("secret-in-settings");
  if (document.yamlFaults.length > 0) all.unshift("settings-yaml");
  return {
    mustAllow(path) {
      const here = findings.filter((one) => path !== undefined && isWithin(one.path, path)).map(({ rule }) => rule);
      const [rule] = [...all, ...here];
      if (rule !== undefined) throw foundBy(rule);
    },
  };
}

/** Whether a secret field holds a value that is no reference. */
export function isLiteral({ writtenState: state }: Place<string>): boolean {
  return state === "declared" || state === "malformed";
}

export function foundBy(rule: string): Open {
  return new Open(`\`${rule}\` found a fault here, so nothing is sent`);
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((part, index) => path[index] === part);
}
