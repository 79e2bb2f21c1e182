/** The first of those that have the same name. */
export function firsts<Kind>(all: readonly Kind[], nameOf: (one: Kind) => string): Kind[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(nameOf(one)) && seen.add(nameOf(one)));
}
