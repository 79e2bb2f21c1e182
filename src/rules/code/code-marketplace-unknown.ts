import { marketplaceNamed, marketplacesProvenance } from "../../reference/marketplaces.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";

export const codeMarketplaceUnknown = defineCodeRule({
  id: "code-marketplace-unknown",
  severity: "warning",
  codes: ["400 InvalidInput"],
  title: "A list of marketplaces in the code holds an id that is none",
  source: marketplacesProvenance.source,
  *check(code) {
    for (const sighting of code.of("marketplace")) {
      const { value, meant } = sighting;
      if (meant === undefined) continue;
      yield codeFinding(sighting, {
        message: `\`${value}\` stands among marketplace ids and is none of Amazon's; meant is most likely \`${meant}\`, ${marketplaceNamed(meant)?.country ?? ""}.`,
        fix: `Write \`${meant}\`, or remove the entry.`,
      });
    }
  },
});
