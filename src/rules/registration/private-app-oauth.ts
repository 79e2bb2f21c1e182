import { defineRule, finding, unchecked } from "../rule.js";

export const privateAppOauth = defineRule({
  id: "private-app-oauth",
  stage: "registration",
  severity: "error",
  otherSeverities: ["notice"],
  alsoSeen: ["MD9100"],
  title: "A private app is set up for OAuth",
  source: "https://developer-docs.amazon.com/sp-api/docs/self-authorization",
  needs: ["app.type"],
  applies: ({ app }) => app.type !== "public",
  *check({ app, settings }) {
    const oauth = settings.at("oauth");
    const workflows = oauth.at("workflows");
    const foreign = workflows.items().filter(({ value }) => value === "website" || value === "appstore");
    for (const workflow of foreign) {
      yield finding(workflow, {
        message: `The workflow \`${workflow.value}\` is declared for a private app, which only its owner can authorize.`,
        fix: "Declare `workflows: [self]` and authorize the app yourself in Solution Provider Portal, or register a public app.",
        related: [{ at: app.place.at("type"), message: "the app is private" }],
      });
    }
    if (foreign.length > 0) return;
    if (!workflows.isMissing && app.workflows === undefined) yield unchecked(workflows);
    const uris = [
      oauth.at("loginUri"),
      ...oauth.at("redirectUris").items(),
      ...oauth.at("publishedRedirectUris").items(),
      ...oauth.at("authorizationUris").items(),
    ];
    for (const uri of uris) {
      if (!uri.isDeclared) continue;
      yield finding(uri, {
        severity: "notice",
        message: `\`${uri.name}\` has no use: a private app is authorized by its owner alone, without the consent page.`,
        fix: "Remove the URI, or register a public app if other sellers are to authorize it.",
      });
    }
  },
});
