import { defineLiveRule, open, says } from "../live-rule.js";
import { finding } from "../rule.js";
import { unchecked } from "../unchecked.js";

export const liveScope = defineLiveRule({
  id: "live-scope",
  severity: "error",
  codes: ["invalid_scope"],
  title: "Login with Amazon refuses a declared scope",
  source: "https://github.com/amzn/selling-partner-api-docs/issues/622",
  *judge(answers, facts) {
    const asked = answers.of("client");
    if (asked.length === 0) yield unchecked("no token request with a scope is declared");
    for (const observation of asked) {
      const scope = facts.placeAt(observation.about);
      if (says("invalid_scope")(observation)) {
        yield finding(scope, {
          message: `Login with Amazon answers \`invalid_scope\`: it gives this client no token for \`${scope.written}\`.`,
          fix: "Ask Amazon for the scope in Develop Apps (the role of the app decides), or drop the request and the calls that it is for.",
        });
      } else if (!says("ok")(observation)) yield* open([observation]);
    }
  },
});
