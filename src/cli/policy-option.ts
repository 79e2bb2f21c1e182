import { readSettingsFile } from "../files/read-file.js";
import { UsageError } from "../files/usage-error.js";
import { noPolicy, type OuterPolicy } from "../report/policy.js";
import { readPolicy } from "../rules/policy-file.js";
import type { Options } from "./arguments.js";
import type { Terminal } from "./terminal.js";

/** The policy that `--policy` names. Throws a UsageError that says what is wrong with it. */
export function policyOf({ policy }: Options, { folder }: Terminal): OuterPolicy {
  if (policy === undefined) return noPolicy;
  const read = readPolicy(readSettingsFile(policy, folder));
  if ("fault" in read) throw new UsageError(`The policy \`${policy}\` cannot be used. ${read.fault}`);
  return read.policy;
}
