import type { OperationCall } from "../../model/call.js";
import { Open } from "../../settings/open.js";
import type { PathSighting } from "../../source/sighting.js";
import { codeFinding, defineCodeRule } from "../code-rule.js";

/** So many paths of the code must be known before one that is not there means anything. */
const fewestResolved = 3;

export const declaredCallUnseen = defineCodeRule({
  id: "declared-call-unseen",
  severity: "notice",
  title: "The settings declare a call that stands nowhere in the code",
  source: "https://developer-docs.amazon.com/sp-api/docs/role-mappings",
  *check(code) {
    const declared = code.settings.flatMap((facts) => facts.operationCalls.map((call) => ({ facts, call })));
    if (declared.length === 0) {
      yield new Open("`calls.operations` is not declared");
      return;
    }
    if (code.code.sources.some(({ usesClient }) => usesClient)) {
      yield new Open("the code uses a client package, whose calls are not all read");
      return;
    }
    const paths = code.sightings.filter((sighting) => sighting.kind === "api-path");
    const resolved = new Set(paths.filter(({ operations }) => operations.length > 0).map(({ value }) => value));
    if (resolved.size < fewestResolved) {
      yield new Open(`fewer than ${fewestResolved} paths in the code are known`);
      return;
    }
    const bases = paths.filter(({ isBase }) => isBase).map(baseOf);
    const seen = new Set(code.sightings.flatMap(({ operations }): readonly string[] => operations));
    for (const { facts, call } of declared) {
      if (isSeen(call, seen, bases)) continue;
      yield codeFinding(
        { facts, place: call.namePlace },
        {
          message: `\`${call.label}\` is declared, and its path stands nowhere in the code that was read.`,
          fix: "Remove the declaration if the code does not make the call any more: every role that is held needs a reason.",
        },
      );
    }
  },
});

/** Whether any operation that the call can mean stands in the code, or a path that may be its beginning. */
function isSeen({ operations }: OperationCall, seen: ReadonlySet<string>, bases: readonly string[]): boolean {
  if (operations.length === 0) return true;
  return operations.some(
    ({ id, path }) => seen.has(id) || bases.some((base) => `${withoutNames(path)}/`.startsWith(base)),
  );
}

/** The literal start of an open path, with parameters whose names do not count. */
function baseOf({ value, open }: PathSighting): string {
  const literal = open ? value.replace(/(?<=[^/])\{\w*\}$/, "").replace(/\/$/, "") : value;
  return withoutNames(literal);
}

function withoutNames(path: string): string {
  return path.replace(/\{\w*\}/g, "{}");
}
