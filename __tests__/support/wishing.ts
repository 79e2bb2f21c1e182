import type { PreflightOptions } from "../../src/preflight.js";
import { type Repaired, repair } from "../../src/repair/repair.js";
import { defineRule, finding, type Rule } from "../../src/rules/rule.js";
import { settingsShape } from "../../src/rules/settings/settings-shape.js";
import { settingsYaml } from "../../src/rules/settings/settings-yaml.js";
import { nodeAt } from "../../src/settings/tree.js";
import { options } from "./check.js";

export interface Wish {
  /** The role that is a fault. */
  readonly from: string;
  /** What the edit writes instead of it; without it there is no edit. */
  readonly to?: string;
  readonly safe?: boolean;
  readonly id?: string;
  readonly severity?: Rule["severity"];
  /** Where the edit stands in the role: all of it unless told. */
  readonly part?: readonly [number, number];
}

/** A rule that finds a role by its name and has an edit for it, right or wrong. */
export function wishing({ from, to, safe = true, id = `no-${from}`, severity = "error", part }: Wish): Rule {
  return defineRule({
    id,
    stage: "call",
    severity,
    title: "A role of this name",
    source: "https://example.test/",
    *check({ settings, document }) {
      for (const place of settings.at("roles").at("app").items()) {
        if (place.written !== from) continue;
        const at = nodeAt(document.root, place.path)?.textStart;
        const [start, end] = part ?? [0, from.length];
        yield finding(place, {
          message: "It is there.",
          fix: "Write another one.",
          severity,
          ...(to !== undefined &&
            at !== undefined && { repair: { range: { start: at + start, end: at + end }, text: to, safe } }),
        });
      }
    },
  });
}

const base = [settingsYaml, settingsShape];
/** A settings file with these roles in its last line. */
export const roles = (...names: readonly string[]) =>
  `app: {type: private}\ncredentials: {mode: lwa}\nroles:\n  app: [${names.join(", ")}]\n`;

/** The file repaired under the rules of the file and these. */
export function repaired(
  text: string | Uint8Array,
  rules: readonly Rule[],
  changed: Partial<PreflightOptions> = {},
): Repaired {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return repair({ path: "app-settings.yml", bytes }, { ...options, rules: [...base, ...rules], ...changed });
}

export const textOf = ({ bytes }: Repaired) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
