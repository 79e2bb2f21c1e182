import type { DeclaredRoles } from "../../model/declared-roles.js";
import type { RestrictedRequest } from "../../model/restricted-request.js";
import { developerProfile, editApp } from "../../reference/console-labels.js";
import { evidenceClause } from "../../reference/evidence.js";
import { elementsOf, isRestricted, rolesForDataElement } from "../../reference/restricted-data.js";
import { restrictedDataRoles } from "../../reference/roles.js";
import type { Severity } from "../../report/finding.js";
import { inWords } from "../../report/in-words.js";
import type { Place } from "../../settings/place.js";
import { each, finding, Open, type Said } from "../rule.js";

interface Shortage {
  readonly at: Place;
  readonly severity: Severity;
  readonly message: string;
  /** The roles of which one is needed. */
  readonly needs: readonly string[];
}

/** What the roles of the app keep it from getting. */
export function* restrictedRoleFaults(request: RestrictedRequest, held: DeclaredRoles): Generator<Said> {
  const [unrecognised] = held.unrecognised;
  yield* each(shortages(request, held.names), ({ at, severity, message, needs }) => {
    if (!held.isDeclared) throw held.place.open;
    if (unrecognised !== undefined) {
      throw new Open(`\`${unrecognised.namePlace.name}\` may be a role for \`${request.route.label}\``);
    }
    return finding(at, {
      severity,
      message,
      fix: `Select ${inWords(needs, "or")} under ${editApp}, have it approved under ${developerProfile}, and let every selling partner authorize the app again.`,
      related: [{ at: held.place, message: "the roles of the app" }],
    });
  });
}

/** Everything without one of the restricted roles, else what needs another one than those that are held. */
function* shortages(request: RestrictedRequest, held: ReadonlySet<string>): Generator<Shortage> {
  const { operation, place, route } = request;
  if (operation === undefined || !isRestricted(operation)) return;
  // An element that must be removed needs no role.
  const taken: readonly string[] = elementsOf(operation);
  const dataElements = request.dataElements.filter(({ valueIfTold = "" }) => taken.includes(valueIfTold));
  const { restrictedRoles } = operation;
  const others = restrictedDataRoles.filter((role) => held.has(role));
  if (others.length === 0) {
    const ofElements = dataElements.flatMap(({ valueIfTold: value = "" }) => rolesForDataElement(value)?.roles ?? []);
    const known = ofElements.length > 0 ? [...new Set(ofElements)] : restrictedRoles;
    yield {
      at: place,
      severity: restrictedRoles.length > 0 ? "error" : "warning",
      message: `\`${route.label}\` returns personal data, and the app holds none of the roles that give access to it.`,
      needs: known.length > 0 ? known : restrictedDataRoles,
    };
    return;
  }
  const only = `and of the restricted roles the app holds only ${inWords(others, "and")}`;
  for (const at of dataElements) {
    const needs = at.valueIfTold === undefined ? [] : (rolesForDataElement(at.valueIfTold)?.roles ?? []);
    if (needs.length === 0 || needs.some((role) => held.has(role))) continue;
    yield { at, severity: "warning", message: `\`${at.valueIfTold}\` needs ${inWords(needs, "or")}, ${only}.`, needs };
  }
  // The files of 2022 list one role for operations whose elements need several.
  if (elementsOf(operation).length > 0 || restrictedRoles.length === 0) return;
  if (restrictedRoles.some((role) => held.has(role))) return;
  yield {
    at: place,
    severity: "warning",
    message: `The personal data of \`${route.label}\` needs ${inWords(restrictedRoles, "or")}, ${evidenceClause("official-2022")}, ${only}.`,
    needs: restrictedRoles,
  };
}
