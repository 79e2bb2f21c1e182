import type { App } from "../../model/app.js";
import { identifierKind, shownId } from "../../model/identifier-kind.js";
import { developApps } from "../../reference/console-labels.js";
import type { Place } from "../../settings/place.js";
import { answerOf, anyOf, defineRule, each, type FindingDraft, finding, type Said, untilOpen } from "../rule.js";

export const applicationIdFormat = defineRule({
  id: "application-id-format",
  stage: "registration",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["MD1000"],
  alsoSeen: ["MD4100", "MD9999"],
  title: "The application id is not the id of an SP-API app",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  *check({ app, consentLinks }) {
    yield* untilOpen(() => ownId(app));
    yield* each(consentLinks, (link) =>
      each(link.applicationIds, (id) => wrongId(link.place, "The `application_id` of the link", id)),
    );
  },
});

function* ownId(app: App): Generator<Said> {
  const place = app.place.at("id");
  const id = place.known;
  if (id !== undefined) {
    const isPrivate = answerOf(app, ({ type }) => type === "private") === true;
    const fault = wrongId(place, "The id of the app", id);
    if (fault !== undefined) yield isPrivate ? { ...fault, codes: [], alsoSeen: [] } : fault;
  } else if (anyOf([() => app.type === "private", () => !app.isProduction, () => !app.usesOAuth])) throw place.open;
  else {
    yield finding(place, {
      message: "The app has no id, and the consent page finds no app without it.",
      fix: `Declare the application id that stands under ${developApps}, such as \`amzn1.sp.solution.\` with a UUID behind it, as \`app.id\`.`,
    });
  }
}

function wrongId(at: Place<string>, subject: string, id: string): FindingDraft | undefined {
  const kind = identifierKind(id);
  if (kind === "application id") return undefined;
  const known = kind !== undefined;
  return finding(at, {
    severity: known ? "error" : "warning",
    message: known
      ? `${subject}, \`${shownId(id)}\`, is ${kind} instead of the id of an SP-API app.`
      : `${subject}, \`${shownId(id)}\`, has neither of the known shapes \`amzn1.sp.solution.<uuid>\` and \`amzn1.sellerapps.app.<uuid>\`.`,
    fix: `Copy the application id (App ID) of the app from ${developApps}; the LWA credentials are another thing.`,
  });
}
