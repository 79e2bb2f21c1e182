import { regionNamed, regionOfHost, regionsProvenance } from "../../reference/regions.js";
import { inWords } from "../../report/in-words.js";
import { Open } from "../../settings/open.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";

export const codeHostUndeclared = defineCodeRule({
  id: "code-host-undeclared",
  severity: "notice",
  codes: ["403 Unauthorized"],
  title: "The code names a host whose region no endpoint declares",
  source: regionsProvenance.source,
  *check(code) {
    const { settings } = code;
    const endpoints = settings.flatMap((facts) => facts.endpoints);
    if (endpoints.length === 0) {
      yield new Open("`endpoints` is not declared");
      return;
    }
    const regions = new Set(endpoints.map(({ region }) => region));
    if (regions.has(undefined)) {
      yield new Open("the region of an endpoint is not known");
      return;
    }
    for (const sighting of code.of("api-host")) {
      if (sighting.isTable) continue;
      const region = regionOfHost(sighting.value)?.region;
      if (region === undefined || regions.has(region)) continue;
      yield codeFinding(sighting, {
        message: `The code names \`${sighting.value}\`, the host of ${regionNamed(region).name}, and the settings declare only ${inWords([...regions].filter((one) => one !== undefined).sort(), "and")}.`,
        fix: `Declare an endpoint for \`${region}\`, if the code calls that host, or remove it here.`,
        related: settings.slice(0, 1).map((facts) => ({
          at: { facts, place: facts.settings.at("endpoints") },
          message: "the declared endpoints",
        })),
      });
    }
  },
});
