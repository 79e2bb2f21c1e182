import { keptWithObject } from "../settings/kept-with-object.js";
import type { Endpoint } from "./endpoint.js";

interface Sandboxes {
  /** Whether every host is a sandbox. */
  readonly areSandboxes: boolean;
  /** The host that leaves it open, where none is known to be production. */
  readonly mayBeSandbox: Endpoint | undefined;
}

/** Whether calls to `endpoints` reach the sandbox alone, as of every call that goes to them. */
export const sandboxesAmong = keptWithObject((endpoints: readonly Endpoint[]): Sandboxes => {
  const hasProduction = endpoints.some(({ isSandbox }) => isSandbox === false);
  return {
    areSandboxes: endpoints.length > 0 && endpoints.every(({ isSandbox }) => isSandbox),
    mayBeSandbox: hasProduction ? undefined : endpoints.find(({ isSandbox }) => isSandbox === undefined),
  };
});
