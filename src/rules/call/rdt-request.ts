import type { RestrictedRequest } from "../../model/restricted-request.js";
import { rdtResources } from "../../reference/limits.js";
import { dataElementFaults } from "../parts/data-element-faults.js";
import { resourceFaults } from "../parts/resource-faults.js";
import { restrictedRoleFaults } from "../parts/restricted-role-faults.js";
import { defineRule, each, finding } from "../rule.js";

export const rdtRequest = defineRule({
  id: "rdt-request",
  stage: "call",
  severity: "error",
  otherSeverities: ["warning"],
  codes: ["400 InvalidInput"],
  title: "A request for a restricted data token asks for what it cannot get",
  source: "https://developer-docs.amazon.com/sp-api/docs/tokens-api-use-case-guide",
  needs: ["calls.rdt"],
  guards: [({ settings }) => !settings.at("calls").at("rdt").isEmpty],
  *check({ app, settings, restrictedRequests, appRoles }) {
    const list = settings.at("calls").at("rdt");
    if (restrictedRequests.length > rdtResources.value) {
      yield finding(list, {
        message: `The request names ${restrictedRequests.length} restricted resources, and Amazon takes at most ${rdtResources.value} in one.`,
        fix: `Split it into requests of at most ${rdtResources.value} resources, and declare one of them.`,
      });
    }
    const ofResource = (request: RestrictedRequest) => resourceFaults(request, app.place.at("id"));
    const ofRoles = (request: RestrictedRequest) => restrictedRoleFaults(request, appRoles);
    yield* each(restrictedRequests, (request) =>
      each([ofResource, dataElementFaults, ofRoles], (faults) => faults(request)),
    );
  },
});
