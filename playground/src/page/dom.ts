/** The element of the page with this id and class; throws where the page has none. */
export function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${id}.`);
  return found;
}

/** An element with a class and children; a text never becomes markup. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...children);
  return made;
}

/** Whatever the engine says, which is English in every language of the page. */
export function english<Made extends HTMLElement>(made: Made): Made {
  made.lang = "en";
  return made;
}

/** A button that calls `press`. */
export function button(text: string, press: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const made = make("button", "", text);
  made.type = "button";
  made.addEventListener("click", () => press(made));
  return made;
}

/** A link to a page outside, which learns nothing of this one; a text where the address is no https address. */
export function outside(address: string, text: string): Node {
  if (!address.startsWith("https://")) return document.createTextNode(text);
  const link = make("a", "", text);
  link.href = address;
  link.rel = "noopener noreferrer";
  link.target = "_blank";
  return link;
}
