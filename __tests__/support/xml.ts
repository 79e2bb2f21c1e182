export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const name = "[A-Za-z][\\w.-]*";
const tag = new RegExp(`^<(/?)(${name})((?:\\s+${name}="[^"<]*")*)\\s*(/?)>`);

/** Reads well-formed XML without comments, sections and namespaces; throws at the first thing that is not. */
export function parseXml(source: string): XmlElement {
  for (const character of source) {
    const code = character.codePointAt(0) ?? 0;
    const legal =
      code === 9 ||
      code === 10 ||
      (code >= 0x20 && code <= 0xd7ff) ||
      (code >= 0xe000 && code <= 0xfffd) ||
      code > 0xffff;
    if (!legal) throw new Error(`U+${code.toString(16)} is no character of XML.`);
  }
  let rest = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  const open: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }[] = [
    { name: "", attributes: {}, children: [], text: "" },
  ];
  while (rest !== "") {
    const top = open.at(-1);
    if (top === undefined) throw new Error("More is closed than was opened.");
    const [whole = "", close, element = "", attributes = "", empty] = tag.exec(rest) ?? [];
    if (whole === "") {
      const text = /^[^<]+/.exec(rest)?.[0];
      if (text === undefined || text.includes("]]>")) throw new Error(`No tag and no text: ${rest.slice(0, 80)}`);
      top.text += decoded(text);
      rest = rest.slice(text.length);
      continue;
    }
    rest = rest.slice(whole.length);
    if (close === "/") {
      if (top.name !== element) throw new Error(`${element} closes ${top.name}.`);
      open.pop();
      continue;
    }
    const node = { name: element, attributes: attributesOf(attributes), children: [], text: "" };
    top.children.push(node);
    if (empty !== "/") open.push(node);
  }
  const root = open[0]?.children[0];
  if (open.length !== 1 || open[0]?.children.length !== 1 || root === undefined)
    throw new Error("Not one closed root.");
  return root;
}

/** All elements of a name, in order. */
export function elementsOf(element: XmlElement, name: string): XmlElement[] {
  return [...(element.name === name ? [element] : []), ...element.children.flatMap((child) => elementsOf(child, name))];
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w.-]+)="([^"]*)"/g)].map(
    ([, key = "", value = ""]) => [key, decoded(value)] as const,
  );
  if (new Set(pairs.map(([key]) => key)).size !== pairs.length) throw new Error("An attribute stands twice.");
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  return text.replace(/&([^;]{0,12};?)/g, (whole, body: string) => {
    const number = /^#(\d+);$/.exec(body)?.[1];
    const entity = entities[body.slice(0, -1)];
    if (number !== undefined) return String.fromCodePoint(Number(number));
    if (entity === undefined || !body.endsWith(";")) throw new Error(`${whole} is no reference.`);
    return entity;
  });
}
