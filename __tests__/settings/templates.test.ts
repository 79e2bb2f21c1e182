import { expect, test } from "vitest";
import * as z from "zod/mini";
import { settingsJsonSchema } from "../../scripts/settings-schema.js";
import { readSettings } from "../../src/settings/document.js";
import { settingsOf } from "../../src/settings/place.js";
import { shortForms } from "../../src/settings/schema.js";

const settings = (text: string) => settingsOf(readSettings("app-settings.yml", new TextEncoder().encode(text)));

test("what a template holds is known no sooner than the template", () => {
  const app = settings('app: "${APP}"\n').at("app").at("authorizationCount").at("self");
  expect([app.writtenState, app.seemsMissing, app.valueIfTold, app.openName]).toEqual([
    "placeholder",
    false,
    undefined,
    "app",
  ]);
  const oauth = settings("oauth: ${A}${B}\n").at("oauth").at("redirectUris");
  expect([oauth.writtenState, oauth.items(), oauth.openName]).toEqual(["placeholder", [], "oauth"]);
  const [endpoint] = settings("endpoints: [' {{ endpoint }} ']\n").at("endpoints").items();
  expect([endpoint?.openName, endpoint?.at("url").openName]).toEqual(["endpoints[0]", "endpoints[0]"]);
});

test("what a template under a merge key may bring is known no sooner than the template", () => {
  const whole = settings("<<: ${ALL}\napp:\n  <<: ${APP}\n  name: n\n");
  const places = [whole.at("app").at("id"), whole.at("app").at("authorizationCount").at("self"), whole.at("oauth")];
  expect(places.map(({ writtenState: state, openName }) => [state, openName])).toEqual([
    ["placeholder", "app.<<"],
    ["placeholder", "app.<<"],
    ["placeholder", "<<"],
  ]);
  expect(whole.at("app").at("name").valueIfTold).toBe("n");
  expect(settings("app: {authorizationCount: {<<: '${A}'}}\n").at("app").at("id").writtenState).toBe("absent");
});

test("a text with a placeholder in it, and an entry that may be a text alone, hold nothing", () => {
  const [link, uri] = settings(
    "oauth: {authorizationUris: ['${LINK}', 'https://a.example.com/?state={state}'], loginUri: 'x ${Y}'}\n",
  )
    .at("oauth")
    .at("authorizationUris")
    .items();
  // A link is a text or a map; the type of the short form has no keys.
  const keys = [link, uri].map((entry) => (entry as unknown as ReturnType<typeof settings>)?.at("app").writtenState);
  expect(keys).toEqual(["absent", "absent"]);
  expect(settings("app: x${APP}\n").at("app").at("type").writtenState).toBe("absent");
});

test("the lists with a short form are those of the schema", () => {
  const found = new Set<string>();
  const kinds = z.object({ items: z.object({ anyOf: z.array(z.looseObject({ type: z.optional(z.string()) })) }) });
  const visit = (node: unknown, key: string) => {
    if (typeof node !== "object" || node === null) return;
    const types = kinds.safeParse(node).data?.items.anyOf.map(({ type }) => type) ?? [];
    if (types.includes("string") && types.includes("object")) found.add(key);
    for (const [name, child] of Object.entries(node)) visit(child, /^(?:anyOf|\d+)$/.test(name) ? key : name);
  };
  visit(settingsJsonSchema(), "");
  expect(found).toEqual(shortForms);
});
