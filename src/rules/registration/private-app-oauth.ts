import { developApps } from "../../reference/console-labels.js";
import type { Place } from "../../settings/place.js";
import { defineRule, each, finding, knownAnswers, type Open } from "../rule.js";

export const privateAppOauth = defineRule({
  id: "private-app-oauth",
  stage: "registration",
  severity: "error",
  otherSeverities: ["notice"],
  alsoSeen: ["MD9100"],
  title: "A private app is set up for OAuth",
  source: "https://developer-docs.amazon.com/sp-api/docs/self-authorization",
  needs: ["app.type"],
  guards: [({ app }) => app.type === "private"],
  *check({ app, settings }) {
    const oauth = settings.at("oauth");
    yield* each(app.foreignWorkflows, (workflow) =>
      finding(workflow, {
        message: `The workflow \`${workflow.written}\` is declared for a private app, which only its owner can authorize.`,
        fix: `Declare \`workflows: [self]\` and authorize the app yourself under ${developApps}, or register a public app.`,
        related: [{ at: app.place.at("type"), message: "the app is private" }],
      }),
    );
    if (knownAnswers(app.foreignWorkflows, () => true).length > 0) return;
    const lists = [oauth.at("redirectUris"), oauth.at("publishedRedirectUris"), oauth.at("authorizationUris")];
    const uris: readonly (Place | Open)[] = [
      oauth.at("loginUri"),
      ...lists.flatMap((list): readonly (Place | Open)[] => list.listed),
    ];
    yield* each(uris, (uri) => {
      if (!uri.isGiven) return;
      return finding(uri, {
        severity: "notice",
        message: `\`${uri.name}\` has no use: a private app is authorized by its owner alone, without the consent page.`,
        fix: "Remove the URI, or register a public app if other sellers are to authorize it.",
      });
    });
  },
});
