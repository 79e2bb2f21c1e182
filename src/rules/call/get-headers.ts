import { headersOfGet } from "../../reference/request-headers.js";
import { defineRule, each, finding } from "../rule.js";

export const getHeaders = defineRule({
  id: "get-headers",
  stage: "call",
  severity: "warning",
  codes: ["400"],
  title: "A GET request carries a header that Amazon refuses",
  source: headersOfGet.source,
  needs: ["calls.getHeaders"],
  guards: [({ settings }) => !settings.at("calls").at("getHeaders").isEmpty],
  check: ({ settings }) => {
    const seen = new Set<string>();
    return each(settings.at("calls").at("getHeaders").listed, (place) => {
      const name = place.required.trim().toLowerCase();
      const isSecond = seen.has(name);
      seen.add(name);
      if (headersOfGet.refused.includes(name)) {
        return finding(place, {
          message: `\`${place.written}\` is sent with GET requests, which have no body: Amazon answers it with 400.`,
          fix: `Leave \`${place.written}\` out of GET requests.`,
        });
      }
      if (!isSecond || !headersOfGet.once.includes(name)) return;
      return finding(place, {
        message: `\`${place.written}\` is sent twice, and Amazon takes one of them.`,
        fix: "Send it once; most clients add it by themselves.",
      });
    });
  },
});
