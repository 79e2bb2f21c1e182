import { describe, expect, test } from "vitest";
import { readSource } from "../../src/source/read-source.js";

const host = "https://sellingpartnerapi-eu.amazon.com";

/** What a file says, as `kind value`, with `…` behind what is open and the operations behind an arrow. */
function said(path: string, text: string): string[] {
  const file = readSource({ path, inside: path, bytes: new TextEncoder().encode(text), vendored: false });
  return (file?.sightings ?? []).map(({ kind, value = "", open, operations }) => {
    const calls = operations.map((id) => id.split(".")[1]).join(" or ");
    return `${kind} ${value}${open ? " …" : ""}${calls === "" ? "" : ` > ${calls}`}`;
  });
}

const paths = (path: string, text: string) =>
  said(path, text)
    .filter((one) => one.startsWith("api-path"))
    .map((one) => one.slice("api-path ".length));

describe("a path is read as each language writes it", () => {
  const order = "/orders/2026-01-01/orders/{id} > getOrder";
  const written: [string, string, string][] = [
    ["a.ts", "get(`${HOST}/orders/2026-01-01/orders/${id}`)", order],
    ["a.js", 'get("/orders/2026-01-01/orders/:id")', order],
    ["a.js", "get(HOST + '/orders/2026-01-01' + '/orders/' + id + '?a=b')", order],
    ["a.py", 'get(f"{HOST}/orders/2026-01-01/orders/{id}")', order],
    ["a.py", 'get("/orders/2026-01-01/orders/{id}".format(id=id))', order],
    ["a.py", 'get("/orders/2026-01-01"\n    "/orders/%(id)s" % values)', order],
    ["a.rb", 'get("#{host}/orders/2026-01-01/orders/#{id}")', order],
    ["a.php", '<?php get(self::HOST . "/orders/2026-01-01/orders/{$id}");', order],
    ["a.php", "<?php get('/orders/2026-01-01/orders/' . $id . '?a=b');", order],
    ["A.java", 'client.get().uri("/orders/2026-01-01/orders/{id}", id)', order],
    ["a.rb", 'x = 1\nget "#{host}/orders/2026-01-01/orders/#{id}"', order],
    ["A.kt", 'get("$host/orders/2026-01-01/orders/${id}")', order],
    ["A.cs", 'Get($"/orders/2026-01-01/orders/{id}")', order],
    ["a.swift", 'get("/orders/2026-01-01/orders/\\(id)")', order],
    ["a.go", 'Get(host + "/orders/2026-01-01/orders/" + id + "?a=b")', order],
    ["a.vb", 'GetIt("/orders/2026-01-01/orders/" & id & "?a=b")', order],
    ["a.cls", "// 'x'\nString u = host + '/orders/2026-01-01/orders/' + id + '?a=b';", order],
    ["a.sh", 'curl "$HOST/orders/2026-01-01/orders/${id}"', order],
    ["a.sh", `curl -X GET ${host}/orders/2026-01-01/orders/$id`, order],
    ["a.sh", 'curl "$HOST/orders/2026-01-01/orders/$1"', order],
    ["a.json", '{"url": "{{host}}/orders/2026-01-01/orders/{{id}}"}', order],
    ["a.yml", "path: /orders/2026-01-01/orders/{id}", order],
    ["a.xml", '<call path="/orders/2026-01-01/orders/{id}"/>', order],
  ];

  test.each(written)("%s: %s", (path, text, expected) => {
    const [found = ""] = paths(path, text);
    // Where the language gives the parameter no name, none is shown.
    expect(found.replace("/{}", "/{id}")).toBe(expected);
  });
});

describe("a path is put together from constants of the file", () => {
  const address = "/reports/2021-06-30/reports/{id}/document";
  const written: [string, string, string[]][] = [
    ["A.java", 'String R = "/reports/2021-06-30/reports/";\nget(HOST + R + id + "/document");', [address]],
    ["A.java", 'String R = "/reports/2021-06-30/reports/";\nget(R + encode(id, UTF_8) + "/document");', [address]],
    ["a.ts", "const R = '/reports/2021-06-30/reports';\nget(HOST + R + '/' + id + '/document');", [address]],
    ["a.php", "<?php\nconst R = '/reports/2021-06-30/reports/';\nget(self::R . $this->id . '/document');", [address]],
    ["a.ts", "let R = '/reports/2021-06-30/reports/';\nR = other;\nget(R + id + '/document');", []],
    ["a.ts", "const R = '/reports/2021-06-30/reports';\nget(R + id + '/document');", []],
  ];

  test.each(written)("%s: %j", (path, text, expected) => {
    const found = paths(path, text).filter((one) => !one.includes("…") && !one.includes(">"));
    expect(found.map((one) => one.replace("/{}", "/{id}"))).toEqual(expected);
  });
});

describe("what is no certain path", () => {
  const open: [string, string, string[]][] = [
    [
      "an end that is joined to something",
      "get('/orders/2026-01-01/orders/' + id)",
      ["/orders/2026-01-01/orders/ … > getOrder"],
    ],
    ["a glued placeholder", "get(`/orders/2026-01-01/orders${query}`)", ["/orders/2026-01-01/orders{query} …"]],
    ["a choice at its end", "get('/orders/2026-01-01/orders' + (q ? '?' + q : ''))", ["/orders/2026-01-01/orders …"]],
    ["a slash at its end", "const base = '/orders/2026-01-01/';", ["/orders/2026-01-01/ …"]],
    [
      "a variable that is added to",
      "let path = '/orders/2026-01-01/orders';\npath += suffix;",
      ["/orders/2026-01-01/orders …"],
    ],
    ["parts of a list", "['/orders/2026-01-01/orders', id].join('/')", ["/orders/2026-01-01/orders …"]],
    ["parts of a function", "join('/orders/2026-01-01/orders', id)", ["/orders/2026-01-01/orders …"]],
    ["a builder", "URI.from('/orders/2026-01-01/orders').path(id)", ["/orders/2026-01-01/orders …"]],
    ["two methods", "get2(`/feeds/2021-06-30/feeds/${id}`)", ["/feeds/2021-06-30/feeds/{id} > getFeed or cancelFeed"]],
    ["a segment that may be any", "get(`/orders/2026-01-01/${what}`)", ["/orders/2026-01-01/{what}"]],
    ["a pattern", "const rate = '/orders/2026-01-01/*';", []],
    ["a sentence", "log('/orders/2026-01-01/orders is slow');", []],
    ["a comment", "// get('/orders/2026-01-01/orders')\n/* '/orders/2026-01-01/orders' */", []],
    ["another host", "get('https://shop.example.com/orders/2026-01-01/orders')", []],
    ["a prefix of a constant", "const A = '/mine';\nget(A + '/orders/2026-01-01/orders')", []],
    ["an own route", "router.get('/orders/2026-01-01/orders', list);", []],
    [
      "a host behind the name of a router",
      `app.get('${host}/orders/2026-01-01/orders')`,
      ["/orders/2026-01-01/orders > searchOrders"],
    ],
    ["a first line that declares a route", "get '/orders/2026-01-01/orders', to: 'orders#list'", []],
    ["a prefix behind the name of a router", "app.get(`${prefix}/orders/2026-01-01/orders`)", []],
    ["an own route of Django", "urls = [path('/orders/2026-01-01/orders', list)]", []],
    [
      "a path of a builder",
      "to(HOST).path('/orders/2026-01-01/orders').build()",
      ["/orders/2026-01-01/orders > searchOrders"],
    ],
    ["a word of everybody", "get('/orders/v0/orders')", []],
    ["another version", "get('/orders/2025-01-01/orders')", []],
  ];

  test.each(open)("%s", (_, text, expected) => {
    expect(paths("a.ts", text)).toEqual(expected);
  });
});

describe("the method near a path", () => {
  const feed = "/feeds/2021-06-30/feeds/{id}";
  const near: [string, string][] = [
    ["client.get(`/feeds/2021-06-30/feeds/${id}`)", "getFeed"],
    ["client.delete(`/feeds/2021-06-30/feeds/${id}`)", "cancelFeed"],
    ["call('DELETE', `/feeds/2021-06-30/feeds/${id}`, map.get(key))", "cancelFeed"],
    ["fetch(`/feeds/2021-06-30/feeds/${id}`, {\n  method: 'delete',\n});", "cancelFeed"],
    ["new Request(\n  HttpMethod.Get,\n  `/feeds/2021-06-30/feeds/${id}`,\n);", "getFeed"],
    ["client.delete `/feeds/2021-06-30/feeds/${id}`", "cancelFeed"],
    ["client.post('/x');\nrun(`/feeds/2021-06-30/feeds/${id}`);", "getFeed or cancelFeed"],
  ];

  test.each(near)("%s", (text, expected) => {
    expect(paths("a.ts", text)).toEqual([`${feed} > ${expected}`]);
  });
});

describe("strings and comments are told apart", () => {
  const scope = "scope sellingpartnerapi::notifications";
  const texts: [string, string, string[]][] = [
    ["a.ts", "const a = /['\"]/;\nconst b = 'sellingpartnerapi::notifications';", [scope]],
    ["a.ts", "// don't\nconst b = 'sellingpartnerapi::notifications';", [scope]],
    ["a.tsx", "<p>Don't</p>\nconst b = 'sellingpartnerapi::notifications';", [scope]],
    ["a.ts", "const a = `${`x${1}`}`;\nconst b = 'sellingpartnerapi::notifications';", [scope]],
    ["a.ts", "const a = path.replace(/\\/*$/, '');\nconst b = 'sellingpartnerapi::notifications';", [scope]],
    ["a.py", '"""sellingpartnerapi::notification"""\nA = "sellingpartnerapi::notifications"', [scope]],
    ["a.py", 'f(\n    "sellingpartnerapi::notifications"\n)', [scope]],
    ["a.rb", "x = 1\n=begin\n'sellingpartnerapi::x'\n=end\na = 'sellingpartnerapi::notifications'", [scope]],
    [
      "a.php",
      "<p>Don't</p><?php $a = 'sellingpartnerapi::notifications'; ?><p>It's 'sellingpartnerapi::x'</p>",
      [scope],
    ],
    ["a.php", "<?php\n#[A('x')]\n# don't\n$a = 'sellingpartnerapi::notifications';", [scope]],
    ["a.php", "<?php\n$a = <<<TEXT\nit's \"\nTEXT;\n$b = 'sellingpartnerapi::notifications';", [scope]],
    ["a.vb", '\' "sellingpartnerapi::x"\nA = "sellingpartnerapi::notifications"', [scope]],
    ["a.sql", "-- 'sellingpartnerapi::x'\nselect 'sellingpartnerapi::notifications'", [scope]],
    ["a.xml", "<!-- sellingpartnerapi::x --><a b='sellingpartnerapi::notifications'/>", [scope]],
    ["a.xml", "<a b=sellingpartnerapi::notifications>it's sellingpartnerapi::</a>", [scope]],
    ["a.rb", "A = %w[sellingpartnerapi::notifications other].freeze", [scope]],
    ["a.rb", "a = b %w\nb = 'sellingpartnerapi::notifications'", [scope]],
    ["a.yml", "a: don't # sellingpartnerapi::x\nb: sellingpartnerapi::notifications", [scope]],
    [".env", "# A=sellingpartnerapi::x\nSCOPE=sellingpartnerapi::notifications", [scope]],
    ["a.properties", "spapi.scope = sellingpartnerapi::notifications", [scope]],
    ["a.py", 'A = "a=b&scope=sellingpartnerapi%3A%3anotifications&c=d"', [scope]],
    ["a.py", 'P = "sellingpartnerapi::"\nA = P + "notifications"', [scope]],
    ["a.sh", "curl -d 'scope=sellingpartnerapi::notifications' # sellingpartnerapi::x", [scope]],
    ["a.cs", 'var a = @"c:\\";\nvar b = "sellingpartnerapi::notifications";', [scope]],
    ["a.rs", "fn f<'a>(x: &'a str) {}\nconst B: &str = \"sellingpartnerapi::notifications\";", [scope]],
  ];

  test.each(texts)("%s: %j", (path, text, expected) => {
    expect(said(path, text)).toEqual(expected);
  });
});

describe("what a link is filled in with", () => {
  const written: [string, string][] = [
    [
      "`https://${HOSTS[region]}/apps/authorize/consent?application_id=x&state=y`",
      "https://{value}/apps/authorize/consent?application_id=x&state=y",
    ],
    [
      "`https://sellercentral.amazon.com/apps/authorize/consent?state=${states[0]}`",
      "https://sellercentral.amazon.com/apps/authorize/consent?state={value}",
    ],
  ];

  test.each(written)("%s has a name", (text, link) => {
    expect(said("a.ts", `const a = ${text};`)).toEqual([`consent-link ${link}`]);
  });

  test("that of a token service too", () => {
    expect(said("a.ts", "const a = `https://${HOSTS[0]}/auth/o2/token`;")).toEqual([
      "token-url https://{value}/auth/o2/token",
    ]);
  });
});

test("one secret is found once, whatever tells it", () => {
  const key = "0ff1ce00".repeat(8);
  expect(said("a.ts", `const url = 'https://api.amazon.com/auth/o2/token?client_secret=${key}';`)).toEqual([
    "token-url https://api.amazon.com/auth/o2/token",
    "secret ",
  ]);
});

describe("a link in markup", () => {
  const link = "https://sellercentral.amazon.com/apps/authorize/consent?application_id=x&state={s}&version=beta";
  const written: [string, string][] = [
    ["a.html", `<a class="x" href="${link.replaceAll("&", "&amp;")}">Connect</a>`],
    ["a.html", `<a href=${link.replaceAll("&", "&amp;")}>Connect</a>`],
    ["a.xml", `<link>${link.replaceAll("&", "&#38;")}</link>`],
    ["a.tsx", `<a href="${link.replaceAll("&", "&amp;")}">Connect</a>`],
    ["a.ts", `const a = "${link}";`],
  ];

  test.each(written)("%s: %s", (path, text) => {
    expect(said(path, text)).toEqual([`consent-link ${link}`]);
  });

  test("means what it says where nothing is escaped", () => {
    expect(said("a.ts", `const a = "${link.replaceAll("&", "&amp;")}";`)).toEqual([
      `consent-link ${link.replaceAll("&", "&amp;")}`,
    ]);
  });
});

describe("lists of marketplaces", () => {
  const known = ["ATVPDKIKX0DER", "A2EUQ1WTGCTBG2", "A1AM78C64UM0Y8"];
  const page = "https://sellercentral.amazon.com";
  const lists: [string, string, string, number][] = [
    ["of words", "a.rb", `IDS = %w[${known.join(" ")} A2Q3Y263D00KWD]`, 4],
    [
      "beside Seller Central",
      "a.ts",
      `[${known.map((id) => `{ id: '${id}', page: '${page}' },\n`).join("")}{ id: 'A2Q3Y263D00KWD', page: '${page}' }]`,
      4,
    ],
    ["of sellers", "a.ts", `const sellers = ['${known.join("', '")}', 'A2Q3Y263D00KWD'];`, 3],
  ];

  test.each(lists)("%s", (_, path, text, count) => {
    expect(said(path, text).filter((one) => one.startsWith("marketplace"))).toHaveLength(count);
  });
});

describe("what no seller meets is read for secrets only", () => {
  const text = `get("${host}/orders/2026-01-01/orders")`;
  const samples = [
    "test/a.ts",
    "src/a.test.ts",
    "src/__tests__/a.ts",
    "tests/a.py",
    "test_a.py",
    "docs/a.ts",
    "README.md",
    "examples/a.ts",
    ".env.example",
    "src/mocks/a.ts",
    "src/test/java/com/x/A.java",
    "archive/a.php",
    "AClientTest.java",
    "Shop.Tests/Helpers.cs",
    "Shop.UnitTests/Data/A.cs",
    "src/integrationTest/java/x/A.java",
    "shop-tests/a.py",
    "wiremock/mappings/a.json",
  ];

  test.each(samples)("%s", (path) => {
    expect(said(path, text)).toEqual([]);
    const secret = `amzn1.oa2-cs.v1.${"0ff1ce00".repeat(8)}`;
    expect(said(path, `${text} "${secret}"`)).toEqual(["secret "]);
  });

  test.each([
    "src/main/java/com/example/demo/A.java",
    "src/latest/a.ts",
    "src/Contests/a.ts",
    "src/contest.ts",
    "src/demo/a.ts",
  ])("not %s", (path) => {
    expect(said(path, text)).not.toEqual([]);
  });

  const generated: [string, string][] = [
    ["a.ts", `// Code generated by a tool. DO NOT EDIT.\n${text}`],
    ["a.py", `# Auto-generated\n${text}`],
    ["a.json", `{"openapi": "3.0.0", "servers": ["${host}/orders/2026-01-01/orders"]}`],
    ["a.yml", `openapi: 3.0.0\nservers: ["${host}/orders/2026-01-01/orders"]`],
  ];

  test.each(generated)("generated %s", (path, content) => {
    expect(said(path, content)).toEqual([]);
  });
});
