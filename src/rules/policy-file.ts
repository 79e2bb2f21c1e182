import { nearest } from "../reference/nearest.js";
import type { OuterPolicy } from "../report/policy.js";
import { withoutSecrets } from "../secrets/secrets.js";
import { parsePolicy } from "../settings/policy-schema.js";
import { codeCatalogue } from "./code-catalogue.js";
import { catalogue } from "./index.js";

const known = [...catalogue, ...codeCatalogue];

/** The policy in `bytes`, or what is wrong with it in one sentence. */
export function readPolicy(bytes: Uint8Array): { readonly policy: OuterPolicy } | { readonly fault: string } {
  const read = parsePolicy(bytes);
  if ("fault" in read) return { fault: withoutSecrets(read.fault) };
  const { rules, ignores, locked } = read.policy;
  const entries = Object.entries(rules ?? {});
  const [fault] = entries.flatMap(([id]) => faultOf(id) ?? []);
  if (fault !== undefined) return { fault: withoutSecrets(fault) };
  return { policy: { rules: new Map(entries), allowsIgnores: ignores !== "none", isLocked: locked === true } };
}

function faultOf(id: string): string | undefined {
  const rule = known.find((rule) => rule.id === id);
  if (rule?.fixed === true) return `The severity of \`${id}\` cannot be changed.`;
  if (rule !== undefined) return undefined;
  const near = nearest(
    id,
    known.filter(({ fixed }) => !fixed).map((one) => one.id),
  );
  return `\`${id}\` is the id of no rule.${near === undefined ? "" : ` Did you mean \`${near}\`?`}`;
}
