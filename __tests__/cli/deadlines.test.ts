import { describe, expect, test } from "vitest";
import { payloads } from "../support/hostile-payloads.js";
import { readAgentLog } from "../support/logging-commands.js";
import { readLog } from "../support/runner-commands.js";
import { Workplace } from "../support/terminal.js";

const settings = `app:
  type: public
credentials:
  mode: lwa
  clientSecretRotatedOn: "2026-08-01"
authorizations:
  - {name: shop-na, region: na, grantedOn: "2026-03-01"}
  - {name: shop-eu, region: eu}
calls:
  operations: [ordersV0.getOrders]
oauth:
  # preflight-ignore redirect-uri-unsafe until 2027-03-31 -- the old host stays
  redirectUris: [https://203.0.113.7/amazon/callback]
`;
const days = (text: string, ...words: readonly string[]) =>
  new Workplace({ "app-settings.yml": text }).run("deadlines", "--today", "2026-11-24", ...words);

interface Found {
  readonly id: string;
  readonly kind: string;
  readonly on: string;
  readonly daysLeft: number;
}

const found = (text: string): readonly Found[] => JSON.parse(days(text, "-f", "json").out).deadlines;

describe("deadlines", () => {
  test("says what ends when, the next one first, and what is not known", () => {
    const { code, out } = days(settings);
    expect(code).toBe(0);
    expect(out).toMatch(/^ 2027-01-28 in 65 days +The client secret of 2026-08-01 ends\.$/m);
    expect(out).toMatch(/^ 2027-03-01 in 97 days +The authorization `shop-na` of 2026-03-01 ends\.$/m);
    expect(out).toMatch(
      /^ 2027-03-31 in 127 days +The ignore of `redirect-uri-unsafe` in line 12 ends\.$|in line 13 ends\.$/m,
    );
    expect(out).toMatch(/^ \d{4}-\d\d-\d\d (?:in \d+ days|\d+ days ago) +`ordersV0\.getOrders` /m);
    expect(out.split("Not known:")[1]).toContain("`authorizations[1].grantedOn` is not declared (authorization)");
    const order = [...out.matchAll(/^ (\d{4}-\d\d-\d\d) /gm)].map(([, day]) => day);
    expect(order).toEqual([...order].sort());
  });

  test("a private app has no yearly authorizations, and a template is no day", () => {
    const text = settings.replace("type: public", "type: private").replace('"2026-08-01"', "${ROTATED}");
    expect(found(text).map(({ kind }) => kind)).not.toContain("authorization");
    expect(found(text).map(({ kind }) => kind)).not.toContain("client-secret");
    expect(days(text).out).toContain("clientSecretRotatedOn");
  });

  test("an id stays when the day moves or lines are added, and no two are alike", () => {
    const ids = (text: string) =>
      found(text)
        .map(({ kind, id }) => `${kind} ${id}`)
        .sort();
    const moved = `# a line\n${settings.replace("2026-08-01", "2026-11-01").replace("2026-03-01", "2026-10-01")}`;
    expect(ids(moved)).toEqual(ids(settings));
    expect(new Set(ids(settings)).size).toBe(ids(settings).length);
  });

  test.each([
    ["2027-01-28", 0],
    ["2027-01-27", 1],
    ["2027-01-29", -1],
  ])("on %s there are %d days left", (today, left) => {
    const { out } = new Workplace({ "a.yml": settings }).run("deadlines", "a.yml", "--today", today, "-f", "json");
    expect(JSON.parse(out).deadlines.find(({ kind }: Found) => kind === "client-secret").daysLeft).toBe(left);
  });

  test("a file that cannot be read as settings is not known, and a wrong call is refused", () => {
    expect(days("a: [\n").out).toContain("the file cannot be read as settings");
    expect(days(settings, "-f", "sarif")).toMatchObject({ code: 2, out: "" });
    expect(new Workplace().run("deadlines")).toMatchObject({ code: 2, out: "" });
    expect(days(settings, "-o", "app-settings.yml").code).toBe(2);
  });
});

describe("the calendar", () => {
  const lines = (text: string) => text.replace(/\r\n[ \t]/g, "").split("\r\n");

  test("has an event for each day with three alarms", () => {
    const all = lines(days(settings, "-f", "ical").out);
    const count = (line: string) => all.filter((one) => one === line).length;
    const { length } = found(settings);
    expect([count("BEGIN:VEVENT"), count("END:VEVENT"), count("BEGIN:VALARM")]).toEqual([length, length, 3 * length]);
    expect([count("TRIGGER:-P30D"), count("TRIGGER:-P7D"), count("TRIGGER:-P1D")]).toEqual([length, length, length]);
    expect(all).toContain("DTSTART;VALUE=DATE:20270128");
    expect(all).toContain("DTEND;VALUE=DATE:20270129");
    expect(all).toContain("DTSTAMP:20261124T000000Z");
    expect(all).toContain("SUMMARY:The client secret of 2026-08-01 ends.");
    expect([all[0], all.at(-2), all.at(-1)]).toEqual(["BEGIN:VCALENDAR", "END:VCALENDAR", ""]);
  });

  test.each(["9999-12-31", "9999-07-05", "0001-01-01"])("is broken by no day: %s", (day) => {
    const all = lines(days(settings.replace("2026-08-01", day), "-f", "ical").out);
    for (const line of all.filter((one) => one.startsWith("DT"))) {
      expect(line).toMatch(/^(?:DTSTAMP:\d{8}T000000Z|DT(?:START|END);VALUE=DATE:\d{8})$/);
    }
    for (const [index, line] of all.entries()) {
      if (line.startsWith("DTEND")) expect(line.slice(-8) > (all[index - 1] ?? "").slice(-8)).toBe(true);
    }
  });

  test("is broken by no name, and no line is longer than 75 octets", () => {
    for (const payload of [...payloads, "ü".repeat(90), "a,b;c\\d".repeat(20), "日本".repeat(60)]) {
      const text = settings.replace("shop-na", JSON.stringify(payload).replaceAll("\u0085", "\\u0085"));
      const { code, out } = days(text, "-f", "ical");
      expect([payload, code]).toEqual([payload, 0]);
      for (const line of out.split("\r\n")) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/[\r\n]/);
      }
      for (const line of lines(out).slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z-]*(?:;[A-Z]+=[A-Z]+)?:/);
      expect(readLog(out).commands).toEqual([]);
      expect(readAgentLog(out).commands).toEqual([]);
      expect(lines(out).filter((line) => line === "BEGIN:VEVENT")).toHaveLength(found(settings).length);
    }
  });

  test("holds no secret that stands in a name", () => {
    const secret = `Atzr|IwEBI${"A1b2C3d4".repeat(8)}`;
    for (const format of ["text", "json", "ical"]) {
      const { out } = days(settings.replace("shop-na", secret), "-f", format);
      expect(out.replace(/\r\n /g, "")).not.toContain("A1b2C3d4A1b2");
    }
  });
});
