/** The parameters by which a marketplace is named. */
const marketplaceNames = new Set(["marketplaceId", "MarketplaceId", "marketplaceIds", "MarketplaceIds"]);

/**
 * The GET operations that can be asked complete from marketplaces and dates alone, one a line:
 * `id path rate burst parameters`. A parameter is `name:kind`: `m` one marketplace, `m50` a list of at most 50, `a` the
 * start of a range of time, `b` its end. And the request for a restricted data token, which is a POST.
 */
export function requestLines({ operations, restrictedDataToken }) {
  return operations.flatMap(([id, method, path, query, headers, oneOf, rate, burst]) => {
    const line = (parameters) => [[id, path, rate ?? "-", burst ?? "-", ...parameters].join(" ")];
    if (id === restrictedDataToken.id) return line([]);
    if (method !== "GET" || path.includes("{") || headers !== "") return [];
    const kinds = new Map(
      query
        .split(" ")
        .filter(Boolean)
        .map((parameter) => parameter.split(":")),
    );
    const needed = [...kinds].filter(([, kind]) => kind.endsWith("!")).map(([name]) => name);
    const choices = oneOf.split(" ").filter(Boolean);
    const chosen = choices.find((name) => kinds.get(name)?.startsWith("d"));
    if (choices.length > 0 && chosen === undefined) return [];
    const parameters = [...needed, ...(chosen === undefined ? [] : [chosen])].map((name) =>
      parameter(name, kinds.get(name)),
    );
    return parameters.includes(undefined) ? [] : line(parameters);
  });
}

function parameter(name, kind) {
  const [type] = kind;
  if (marketplaceNames.has(name)) return `${name}:m${type === "a" ? kind.slice(1).replace("!", "") || "50" : ""}`;
  if (type !== "d" || !/(?:After|Before|Since|Until)$/.test(name)) return undefined;
  return `${name}:${/(?:After|Since)$/.test(name) ? "a" : "b"}`;
}
