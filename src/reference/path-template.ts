/** Something reachable at a method and a path template such as `/orders/v0/orders/{orderId}`. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** Finds the route that a method and a path, concrete or with parameters of any name, belong to. */
export class RouteIndex<Entry extends Route> {
  readonly #byShape = new Map<string, { readonly entry: Entry; readonly segments: readonly string[] }[]>();

  constructor(entries: Iterable<Entry>) {
    for (const entry of entries) {
      const segments = entry.path.split("/");
      const shape = `${entry.method} ${segments.length}`;
      const routes = this.#byShape.get(shape) ?? [];
      if (routes.length === 0) this.#byShape.set(shape, routes);
      routes.push({ entry, segments });
    }
  }

  get isEmpty(): boolean {
    return this.#byShape.size === 0;
  }

  /** The route with the most literal segments; letter case of the method and one trailing slash do not count. */
  find(method: string, path: string): Entry | undefined {
    const segments = (path.endsWith("/") ? path.slice(0, -1) : path).split("/");
    const routes = this.#byShape.get(`${method.toUpperCase()} ${segments.length}`) ?? [];
    let best: Entry | undefined;
    let most = -1;
    for (const route of routes) {
      const literals = literalsShared(route.segments, segments);
      if (literals > most) {
        best = route.entry;
        most = literals;
      }
    }
    return best;
  }
}

/** How many literal segments a template shares with a path; -1 where they do not match. */
function literalsShared(template: readonly string[], path: readonly string[]): number {
  let literals = 0;
  for (const [index, segment] of template.entries()) {
    const given = path[index] ?? "";
    if (segment.startsWith("{")) {
      if (given === "") return -1;
    } else if (given === segment) literals += 1;
    else return -1;
  }
  return literals;
}
