import { declaresNoCalls, unreadCalls } from "../../model/declared-operations.js";
import type { Facts } from "../../model/facts.js";
import { developerProfile, editApp } from "../../reference/console-labels.js";
import { allRegions, type Region } from "../../reference/regions.js";
import { inWords } from "../../report/in-words.js";
import { neededRoles } from "../../roles/needed-roles.js";
import type { RoleNeed } from "../../roles/role-need.js";
import { answerOf, defineRule, each, type FindingDraft, finding, Open } from "../rule.js";

export const roleMissing = defineRule({
  id: "role-missing",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["403 Unauthorized"],
  title: "The app holds no role that a call needs",
  source: "https://developer-docs.amazon.com/sp-api/docs/role-mappings",
  guards: [(facts) => !declaresNoCalls(facts)],
  *check(facts) {
    const { appRoles } = facts;
    if (!appRoles.isDeclared) throw appRoles.place.open;
    const { needs, unknown } = neededRoles(facts);
    yield* each([...unreadCalls(facts), ...unknown, ...needs], (need) => judge(need, facts));
  },
});

function judge(need: RoleNeed, facts: Facts): FindingDraft | undefined {
  const { names, unrecognised } = facts.appRoles;
  const missing = need.missingIn(names);
  const [other] = unrecognised;
  if (missing.length > 0) {
    if (other === undefined) return fault(need, missing, facts);
    throw new Open(`\`${other.namePlace.name}\` may be a role for \`${need.label}\``);
  }
  if (need.meanings.some((meaning) => meaning.missingIn(names).length > 0)) {
    throw new Open(`\`${need.label}\` may mean several operations, and the roles do not suffice for each`);
  }
  if (need.isDisputed(names)) throw new Open(`Amazon's lists do not agree on the roles for \`${need.label}\``);
  if (!need.dependsOnRegion(names)) return undefined;
  throw new Open(`in which regions \`${need.label}\` is called is not declared`);
}

function fault(need: RoleNeed, missing: readonly Region[], { appRoles, settings }: Facts): FindingDraft {
  const { names, place } = appRoles;
  const where = need.use.known.length === 0 ? "" : ` in ${inWords(missing, "and")}`;
  const forOthers = need.heldForOthers(names);
  const isProven = need.provesLackIn(missing) && forOthers.length === 0;
  const clause = need.evidenceIn(missing);
  const sufficient = need.rolesIn(missing);
  const elsewhere = need.rolesIn(allRegions).filter((role) => names.has(role));
  const held =
    names.size === 0
      ? "no role"
      : forOthers.length > 0
        ? `for it only ${inWords(forOthers, "and")}, which counts for the other kind of partner`
        : elsewhere.length > 0
          ? `for it only ${inWords(elsewhere, "and")}, which count${elsewhere.length === 1 ? "s" : ""} elsewhere`
          : `only ${inWords([...names], "and")}`;
  const trust =
    isProven || answerOf(settings.at("preflight").at("rules").at("role-missing"), ({ isGiven }) => isGiven) === true
      ? ""
      : "; `role-missing: error` in `preflight.rules` makes such a finding block";
  return finding(need.call.namePlace, {
    severity: isProven ? "error" : "warning",
    message: `\`${need.label}\` needs ${inWords(sufficient, "or")}${where}${clause && `, ${clause}`}, and the app holds ${held}.`,
    fix: `Select ${sufficient.length === 1 ? "that role" : "one of these roles"} under ${editApp}, have it approved under ${developerProfile}, and let every selling partner authorize the app again, or drop the call${trust}.`,
    source: need.source,
    related: [{ at: place, message: "the roles of the app" }],
  });
}
