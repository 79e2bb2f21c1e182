import type { Facts } from "./facts.js";

/** Asks `make` once about each file, since many rules ask the same. */
export function onceAFile<Value>(make: (facts: Facts) => Value): (facts: Facts) => Value {
  return (facts) => facts.remember(make);
}
