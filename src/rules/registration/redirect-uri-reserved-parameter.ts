import { declaredAmong, redirectUris, shown } from "../../model/registered-uris.js";
import { editApp } from "../../reference/console-labels.js";
import { callbackParameters } from "../../reference/lwa.js";
import { splitUri } from "../../uri/uri.js";
import { isProduction, isPublic } from "../guards.js";
import { defineRule, each, finding } from "../rule.js";

export const redirectUriReservedParameter = defineRule({
  id: "redirect-uri-reserved-parameter",
  stage: "registration",
  severity: "notice",
  title: "A redirect URI already uses a parameter that Amazon adds",
  source: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
  guards: [isPublic, isProduction],
  check: (facts) =>
    each(declaredAmong(redirectUris(facts), facts), function* (uri) {
      const { parameters, mayHaveMore, path, query } = splitUri(uri.text);
      const sent = new Set(parameters.map(({ name }) => name.text));
      const names = callbackParameters.filter((name) => sent.has(name));
      if (names.length > 0) {
        yield finding(uri.place, {
          message: `${uri.subject} ${shown(uri)} already has ${names.map((name) => `\`${name}\``).join(", ")} in its query, which Amazon adds to it when it answers.`,
          fix: `Rename the parameter in the URI that is registered under ${editApp}, so that the page never reads the wrong one of two.`,
        });
      }
      if (mayHaveMore || (query === undefined && path.isUnknown)) uri.mustKnow();
    }),
});
