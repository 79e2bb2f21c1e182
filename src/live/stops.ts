import type { Facts } from "../model/facts.js";
import { authorizationRegion } from "../rules/call/authorization-region.js";
import { endpointHost } from "../rules/call/endpoint-host.js";
import { environmentMismatch } from "../rules/call/environment-mismatch.js";
import { runRules } from "../rules/run.js";
import { clientIdFormat } from "../rules/token/client-id-format.js";
import { scopeUnknown } from "../rules/token/scope-unknown.js";
import type { Path } from "../settings/tree.js";

/** What the static check found wrong, so that it is not sent. */
export interface Stops {
  /** Why nothing is sent at all. */
  readonly all: string | undefined;
  /** Why nothing is sent for the place or what holds it. */
  at(path: Path): string | undefined;
}

const rules = [clientIdFormat, endpointHost, environmentMismatch, authorizationRegion, scopeUnknown];

/** Reads the faults themselves, so that no policy and no comment of the file makes them pass. */
export function findStops(facts: Facts): Stops {
  const { document, settings } = facts;
  const secret = settings.at("credentials").at("clientSecret");
  const { findings } = runRules(rules, facts, { docs: () => "", mask: (text) => text });
  const found = findings.map(({ rule, path }) => ({ rule, path }));
  const ofClient = found.find(({ rule }) => rule === clientIdFormat.id);
  return {
    all:
      document.yamlFaults.length > 0
        ? foundBy("settings-yaml")
        : isLiteral(secret.writtenState)
          ? foundBy("secret-in-settings")
          : ofClient && foundBy(ofClient.rule),
    at(path) {
      const stop = found.find((one) => isWithin(one.path, path));
      return stop && foundBy(stop.rule);
    },
  };
}

/** Whether a secret field holds a value that is no reference. */
export function isLiteral(state: string): boolean {
  return state === "declared" || state === "malformed";
}

function foundBy(rule: string): string {
  return `\`${rule}\` found a fault here, so nothing is sent`;
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((part, index) => path[index] === part);
}
