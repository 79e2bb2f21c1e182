/**
 * What a checkout of Amazon's models says otherwise than the sources of the tables, one line each, sorted.
 *
 * @param {readonly {path: string, text: string}[]} files the files of `models` and `schemas`, with paths relative to the checkout
 * @param {{operations: object[], removed: object[], notifications: object[], datasets: object[]}} known the lists of src/reference/sources
 * @returns {{what: string, name: string, detail: string}[]}
 */
export function modelDifferences(files, known) {
  const operations = files.filter(({ path }) => /^models\/.+\.json$/.test(path)).flatMap(operationsOf);
  const knownTypes = new Set(known.notifications.map(({ type }) => type));
  // One of Amazon's schemas spells its own type in two ways: a schema that names a known type is known.
  const schemas = files.filter(({ path }) => /^schemas\/notifications\/.+\.json$/.test(path)).map(typesOf);
  const types = new Set(schemas.filter((names) => !names.some((name) => knownTypes.has(name))).flat());
  const datasets = new Set(
    files.flatMap(({ path }) => /^schemas\/data-kiosk\/(.+)\.graphql$/.exec(path)?.slice(1) ?? []),
  );
  return [
    ...operationDifferences(operations, known.operations, known.removed),
    ...added("notification type", types, knownTypes),
    ...added("data set", datasets, new Set(known.datasets.map(({ dataset }) => dataset))),
    ...known.datasets
      .filter(
        (one) => one.gone_from_models_on === undefined && one.removed_on === undefined && !datasets.has(one.dataset),
      )
      .map((one) => difference("data set gone", one.dataset, "")),
  ].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The differences as a table for people, in Markdown. */
export function differenceTable(differences) {
  const rows = differences.map(({ what, name, detail }) => `| ${what} | \`${name}\` | ${detail} |`);
  return ["| what | name | detail |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

function operationDifferences(seen, operations, removed) {
  const byRoute = new Map(operations.map((one) => [routeOf(one), one]));
  const gone = new Map(removed.map((one) => [routeOf(one), one]));
  const living = new Map(seen.map((one) => [routeOf(one), one]));
  const movedFrom = new Map(
    operations.filter((one) => !living.has(routeOf(one))).map((one) => [`${one.model} ${one.operation_id}`, one]),
  );
  const found = [];
  const moved = new Set();
  for (const one of living.values()) {
    const entry = byRoute.get(routeOf(one));
    const name = `${one.method} ${one.path}`;
    if (entry === undefined) {
      const from = movedFrom.get(`${one.model} ${one.operation_id}`);
      if (from !== undefined) moved.add(routeOf(from));
      if (from !== undefined)
        found.push(
          difference("operation moved", one.operation_id, `from \`${from.method} ${from.path}\` to \`${name}\``),
        );
      else if (gone.has(routeOf(one)))
        found.push(difference("operation back", name, `${one.operation_id} of ${one.model}`));
      else found.push(difference("operation added", name, `${one.operation_id} of ${one.model}`));
    } else {
      if (entry.operation_id !== one.operation_id)
        found.push(difference("operation renamed", name, `from ${entry.operation_id} to ${one.operation_id}`));
      if (one.deprecated && entry.deprecated !== true)
        found.push(difference("operation deprecated", name, one.operation_id));
    }
  }
  for (const one of byRoute.values()) {
    if (living.has(routeOf(one)) || moved.has(routeOf(one))) continue;
    found.push(difference("operation gone", `${one.method} ${one.path}`, `${one.operation_id} of ${one.model}`));
  }
  return found;
}

/** The operations of a model; its name is its path below `models`. */
function operationsOf({ path, text }) {
  const { paths = {} } = JSON.parse(text);
  return Object.entries(paths).flatMap(([route, methods]) =>
    Object.entries(methods)
      .filter(([method, operation]) => /^(get|put|post|delete|patch|head)$/.test(method) && operation?.operationId)
      .map(([method, operation]) => ({
        model: path.slice("models/".length),
        operation_id: operation.operationId,
        method: method.toUpperCase(),
        path: route,
        deprecated: operation.deprecated === true,
      })),
  );
}

/** Two routes with other names for their parameters are one. */
function routeOf({ method, path }) {
  return `${method} ${path.replace(/\{[^}]*\}/g, "{}").replace(/\/$/, "")}`;
}

/** The types that the examples of a schema name. */
function typesOf({ text }) {
  const names = [];
  const walk = (value, key) => {
    if (Array.isArray(value)) for (const one of value) walk(one, key);
    else if (value !== null && typeof value === "object")
      for (const [name, one] of Object.entries(value)) walk(one, isPart(name) ? key : name);
    else if (/^notificationType$/i.test(key) && /^[A-Z0-9]+(_[A-Z0-9]+)+$/.test(value)) names.push(value);
  };
  walk(JSON.parse(text), "");
  return names;
}

/** Keys of JSON Schema under which the values of the key above stand. */
function isPart(name) {
  return ["examples", "enum", "const", "default"].includes(name);
}

function added(what, seen, known) {
  return [...seen].filter((name) => !known.has(name)).map((name) => difference(`${what} added`, name, ""));
}

function difference(what, name, detail) {
  return { what, name, detail };
}

function keyOf({ what, name, detail }) {
  return `${what}\n${name}\n${detail}`;
}
