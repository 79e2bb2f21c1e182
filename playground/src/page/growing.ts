import { button, make } from "./dom.js";
import type { Say } from "./shown.js";

/** As many items as are drawn without being asked for: thousands take seconds, and nobody reads them. */
const atOnce = 40;

/** A list of which the first items are drawn, and a button that draws the next. */
export function growing<Item>(
  list: HTMLElement,
  items: readonly Item[],
  draw: (item: Item) => Node,
  say: Say,
): HTMLElement {
  const whole = make("div", "", list);
  const add = (from: number) => {
    const next = items.slice(from, from + atOnce);
    list.append(...next.map(draw));
    const left = items.length - from - next.length;
    if (left === 0) return;
    const more = button(`${say("showMore")} (${left})`, () => {
      more.remove();
      add(from + atOnce);
    });
    whole.append(more);
  };
  add(0);
  return whole;
}
