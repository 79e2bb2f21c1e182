import type { Answers } from "../engine/protocol.js";

/** What a link to the page carries in its fragment, where no server sees it. */
export type Shared =
  | { readonly door: "link"; readonly text: string; readonly answers: Answers }
  | { readonly door: "file"; readonly text: string }
  | { readonly door: "rule"; readonly rule: string };

/** Longer links are cut by mail programs and chats. */
const mostCharacters = 30_000;

/** The fragment for a state, without its `#`; undefined where it is too long. The caller has covered secrets. */
export function fragmentOf(shared: Shared): string | undefined {
  if (shared.door === "rule") return `rule=${shared.rule}`;
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const fragment = `v1=${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
  return fragment.length > mostCharacters ? undefined : fragment;
}

/** The state that a fragment carries; undefined for one that was tampered with or is of another form. */
export function sharedIn(fragment: string): Shared | undefined {
  const [, rule] = /^#?rule=([a-z0-9-]{1,60})$/.exec(fragment) ?? [];
  if (rule !== undefined) return { door: "rule", rule };
  const [, packed] = /^#?v1=([\w-]+)$/.exec(fragment) ?? [];
  if (packed === undefined || packed.length > mostCharacters) return undefined;
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return sharedOf(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  } catch {
    return undefined;
  }
}

function sharedOf(value: unknown): Shared | undefined {
  if (!isRecord(value) || typeof value.text !== "string") return undefined;
  const { door, text, answers } = value;
  if (door === "file") return { door, text };
  if (door !== "link" || !isRecord(answers)) return undefined;
  const { type, state, redirectUris, region } = answers;
  if (type !== "public" && type !== "private") return undefined;
  if (state !== "draft" && state !== "submitted" && state !== "published") return undefined;
  if (typeof redirectUris !== "string" || typeof region !== "string" || !["", "na", "eu", "fe"].includes(region))
    return undefined;
  return { door, text, answers: { type, state, redirectUris, region } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
