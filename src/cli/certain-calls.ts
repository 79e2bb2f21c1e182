import { operationsNamed } from "../reference/operations.js";
import { regionOfHost } from "../reference/regions.js";
import type { CodeFacts } from "../rules/code-facts.js";
import type { Sighting } from "../source/sighting.js";

/** The paths that the code calls. */
export function calledPaths(facts: CodeFacts) {
  return facts.of("api-path").filter(({ isTable, isEnvironment }) => !isTable && !isEnvironment);
}

/** The calls of which one operation is certain, but what the sandbox alone has where no sandbox is called. */
export function certainCalls(facts: CodeFacts) {
  const callsSandbox = facts.of("api-host").some(({ value }) => regionOfHost(value)?.environment === "sandbox");
  return [...calledPaths(facts), ...facts.of("library-call")].filter(
    (call) => call.operations.length === 1 && (callsSandbox || calledOperation(call)?.sandboxOnly !== true),
  );
}

/** The operation that a call of one operation is. */
export function calledOperation({ operations: [id = ""] }: Sighting) {
  return operationsNamed(id)[0];
}
