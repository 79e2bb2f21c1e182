import fc from "fast-check";

// The same inputs in every run, so that no test depends on chance; `FUZZ_SEED` tries others.
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_261_127) });
