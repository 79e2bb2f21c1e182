import { expect, test } from "vitest";
import { repairDiff } from "../../src/repair/repair-diff.js";
import { repaired, roles, wishing } from "../support/wishing.js";

test("the diff shows the repair and no secret, keeps CRLF and a byte order mark, and says where the last line has no end", () => {
  const text = `\uFEFF${roles("x").trimEnd()}\nauthorizations: [{name: n, region: na, refreshToken: sesame-open}] # sesame-open`;
  const done = repaired(new TextEncoder().encode(text.replaceAll("\n", "\r\n")), [wishing({ from: "x", to: "y" })]);
  expect(repairDiff(done)).toEqual([
    "--- a/app-settings.yml\n",
    "+++ b/app-settings.yml\n",
    "@@ -1,5 +1,5 @@\n",
    " \uFEFFapp: {type: private}\r\n",
    " credentials: {mode: lwa}\r\n",
    " roles:\r\n",
    "-  app: [x]\r\n",
    "+  app: [y]\r\n",
    expect.stringMatching(/^ authorizations: \[\{name: n, region: na, refreshToken: \*{11}\}\] # .*\n$/),
    "\\ No newline at end of file\n",
  ]);
});
