import type { ConsentLink } from "../../model/consent-link.js";
import { identifierKind, shownId } from "../../model/identifier-kind.js";
import type { Place } from "../../settings/place.js";
import { defineRule, type FindingDraft, finding, type Unchecked, unchecked } from "../rule.js";

export const applicationIdFormat = defineRule({
  id: "application-id-format",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MD1000"],
  alsoSeen: ["MD4100", "MD9999"],
  title: "The application id is not the id of an SP-API app",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  *check({ app, consentLinks, unreadLinks }) {
    const id = app.place.at("id");
    if (id.value !== undefined) yield* judge(id, "The id of the app", id.value, app.type === "private");
    else if (id.isMissing && app.type === "public" && app.mayBeProduction && app.usesOAuth) {
      yield finding(id, {
        message: "The app has no id, and the consent page finds no app without it.",
        fix: "Declare the application id that Develop Apps shows, such as `amzn1.sp.solution.` with a UUID behind it, as `app.id`.",
      });
    } else yield unchecked(id);
    yield* unreadLinks.map((place) => unchecked(place));
    for (const link of consentLinks) yield* judgeLink(link);
  },
});

function* judgeLink(link: ConsentLink): Generator<FindingDraft | Unchecked> {
  if (link.gives("application_id") === undefined) yield link.unknown("query");
  for (const id of link.applicationIds) {
    if (id === undefined) yield link.unknown("`application_id`");
    else if (id !== "") yield* judge(link.place, "The `application_id` of the link", id, false);
  }
}

function* judge(at: Place<string>, subject: string, id: string, isPrivate: boolean): Generator<FindingDraft> {
  const kind = identifierKind(id);
  if (kind === "application id") return;
  const known = kind !== undefined;
  yield finding(at, {
    severity: known ? "error" : "warning",
    ...(isPrivate && { codes: [], alsoSeen: [] }),
    message: known
      ? `${subject}, \`${shownId(id)}\`, is ${kind} instead of the id of an SP-API app.`
      : `${subject}, \`${shownId(id)}\`, has neither of the known shapes \`amzn1.sp.solution.<uuid>\` and \`amzn1.sellerapps.app.<uuid>\`.`,
    fix: "Copy the application id (App ID) of the app from Develop Apps in Solution Provider Portal; the LWA credentials are another thing.",
  });
}
