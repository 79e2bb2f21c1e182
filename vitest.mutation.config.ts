import { defineConfig } from "vitest/config";
import ordinary from "./vitest.config.js";

/** The tests that `scripts/mutation.mjs` names: those that call the mutated sources in this process. */
const tests = (process.env.MUTATION_TESTS ?? "").split(" ");

const { projects: _, ...shared } = ordinary.test ?? {};

export default defineConfig({ test: { ...shared, include: tests } });
