import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";

const all = "__tests__/**/*.test.ts";
/** Who replaces modules or globals has a worker of its own; the others share what they import, which takes half the time. */
const apart = globSync(all).filter((file) =>
  /\bvi\.(?:mock|resetModules|stubGlobal)\(/.test(readFileSync(file, "utf8")),
);

export default defineConfig({
  test: {
    setupFiles: ["__tests__/support/seed.ts"],
    // For what hangs, not for what is slow: no test depends on the machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "apart", include: apart } },
      { extends: true, test: { name: "together", include: [all], exclude: apart, isolate: false } },
    ],
  },
});
