import { afterEach, beforeEach, expect } from "vitest";
import { ChangeStep } from "./change-step.js";

/** A step for the tests of a file; what was sent against GitHub's description fails them. */
export function pullRequestStep(): ChangeStep {
  const step = new ChangeStep();
  beforeEach(async () => await step.start());
  afterEach(async () => {
    await step.server.stop();
    expect(step.server.violations).toEqual([]);
  });
  return step;
}
