import { expect, test } from "vitest";
import { renderJson } from "../../src/reporters/json.js";
import { json, LiveWorld, liveSettings, verifyIn } from "../support/live-world.js";
import { Workplace } from "../support/terminal.js";

const settings = liveSettings("labels").replace(
  "/amazon/done",
  "/amazon/done\n    - https://two.label-desk.example/done",
);
const ends = Date.UTC(2026, 11, 20, 23, 59);

/** The report of `verify`, where the server of each login and redirect URI shows a certificate that ends then. */
async function reportOf(end: number | undefined, redirects = true): Promise<string> {
  const hosts = ["label-desk.example", "two.label-desk.example"];
  const world = new LiveWorld(
    ({ host }) => ({ ...json(200, {}), certificateEnds: host === "label-desk.example" ? end : undefined }),
    Object.fromEntries(hosts.map((host) => [host, ["93.184.215.14"]])),
  );
  return renderJson((await verifyIn(world, [settings], { names: [], redirects })).report);
}

/** What `deadlines` prints of the settings with this report beside them. */
const deadlines = (report: string, ...words: readonly string[]) =>
  new Workplace({ "app-settings.yml": settings, "verified.json": report }).run(
    ...["deadlines", "--today", "2026-11-24", ...words],
  );

test("the report of a run that looked has the last day of each certificate that it saw", async () => {
  const { certificates } = JSON.parse(await reportOf(ends));
  expect(certificates).toEqual([{ file: "app-settings.yml", host: "label-desk.example", endsOn: "2026-12-20" }]);
  expect(JSON.parse(await reportOf(undefined)).certificates).toEqual([]);
  expect(JSON.parse(await reportOf(ends, false))).not.toHaveProperty("certificates");
});

test("`deadlines --report` says when they end, at the URI that names the host, and what was not seen", async () => {
  const { code, out } = deadlines(await reportOf(ends), "--report", "verified.json");
  expect(code).toBe(0);
  expect(out).toMatch(
    /^ 2026-12-20 in 26 days +The certificate of `label-desk\.example` ends\.\n +app-settings\.yml:10 /m,
  );
  expect(out.replace(/\s+/g, " ")).toContain("has the certificate of `two.label-desk.example` (certificate)");
  expect(deadlines("", "-f", "json").out).toContain("has the certificate of `label-desk.example` and `two.label-desk.");
});

test("its event keeps its id when the certificate is renewed", async () => {
  const idOf = async (end: number) =>
    deadlines(await reportOf(end), "--report", "verified.json", "-f", "ical").out.match(/^UID:.*$/gm);
  const [first, renewed] = [await idOf(ends), await idOf(Date.UTC(2027, 2, 20))];
  expect([first?.length, renewed]).toEqual([1, first]);
});

test.each([
  ["is no JSON", "certificates"],
  ["is of a run that did not look", () => reportOf(ends, false)],
  ["has a day that does not exist", async () => (await reportOf(ends)).replace("2026-12-20", "2026-02-30")],
])("a report that %s is refused", async (_, report) => {
  const { code, out, err } = deadlines(
    typeof report === "string" ? report : await report(),
    "--report",
    "verified.json",
  );
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("`verified.json` is no report that `verify --redirects --format json` has written.");
});
