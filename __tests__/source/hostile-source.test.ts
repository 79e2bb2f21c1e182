import { expect, test } from "vitest";
import { readSource } from "../../src/source/read-source.js";

const host =
  "const a = 'https://sellingpartnerapi-eu.amazon.com/orders/2026-01-01/orders'; // preflight-ignore x -- y\n";
const size = 256 * 1024;
const fill = (text: string) => text.repeat(Math.ceil(size / text.length));

const texts: [string, string][] = [
  ["double quotes", '"'],
  ["single quotes", "'"],
  ["backticks", "`"],
  ["backslashes", "\\"],
  ["escaped quotes", "\\'"],
  ["quotes of all kinds", "\"'`"],
  ["nested templates", "`${"],
  ["open braces", "{"],
  ["placeholders that never end", "'/orders/v0/${"],
  ["comments that never end", "/*"],
  ["documents that never end", "<<A "],
  ["regular expressions that never end", "(/["],
  ["joined pieces", "'a' + "],
  ["joined names", "'/orders/v0/' + a + "],
  ["calls", "'a' + f("],
  ["assignments", "a='/v0/';"],
  ["names that are followed", "x=`${a}/v0/`;"],
  ["paths", "'/orders/2026-01-01/x',"],
  ["one long path", "/orders/2026-01-01"],
  ["links", "'https://sellercentral.amazon.com/apps/authorize/consent?a=b',"],
  ["marketplaces", "'ATVPDKIKX0DER',"],
  ["types", "'GET_AFN_INVENTORY_DATA',"],
  ["keys", "GET_AFN_INVENTORY_DATA:"],
  ["beginnings of secrets", "Atzr|"],
  ["ignore comments", "//preflight-ignore x -- y\n"],
  ["one word", "x"],
  ["blanks", " "],
  ["lines", "\n"],
];

// Whether time grows with the text and no faster is measured by `npm run bench:scan`; here nothing may hang or break.
test.each(texts)(
  "a file of %s is read",
  (_, text) => {
    for (const name of [
      "a.ts",
      "a.py",
      "a.php",
      "a.rb",
      "a.yml",
      "a.sh",
      "a.json",
      "a.xml",
      ".env",
      "a.sql",
      "a.vb",
      "a.cs",
    ]) {
      const content = `${name.endsWith("php") ? "<?php " : ""}${host}${fill(text)}`;
      const file = readSource({ path: name, inside: name, bytes: new TextEncoder().encode(content), vendored: false });
      expect(file?.sightings.length ?? 0).toBeLessThanOrEqual(2_000);
    }
  },
  60_000,
);
