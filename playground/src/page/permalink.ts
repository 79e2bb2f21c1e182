import type { Answers } from "../engine/protocol.js";

/** What a link to the page carries in its fragment, where no server sees it. */
export type Shared =
  | { readonly door: "link"; readonly text: string; readonly answers: Answers }
  | { readonly door: "file"; readonly text: string; readonly today?: string }
  | { readonly door: "rule"; readonly rule: string; readonly today?: string };

/** Longer links are cut by mail programs and chats. */
const mostCharacters = 30_000;

/** The fragment for a state, without its `#`; undefined where it is too long. The caller has covered secrets. */
export function fragmentOf(shared: Shared): string | undefined {
  if (shared.door === "rule") return `rule=${shared.rule}${shared.today === undefined ? "" : `&today=${shared.today}`}`;
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const fragment = `v1=${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
  return fragment.length > mostCharacters ? undefined : fragment;
}

/** The state that a fragment carries; undefined for one that was tampered with or is of another form. */
export function sharedIn(fragment: string): Shared | undefined {
  const [, rule, day] = /^#?rule=([a-z0-9-]{1,60})(?:&today=([\d-]{10}))?$/.exec(fragment) ?? [];
  if (rule !== undefined) return day === undefined ? { door: "rule", rule } : dated({ door: "rule", rule }, day);
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
  const { door, text, answers, today } = value;
  if (door === "file") return today === undefined ? { door, text } : dated({ door, text }, today);
  if (door !== "link" || !isRecord(answers)) return undefined;
  const { type, state, redirectUris, region, partner = "" } = answers;
  if (type !== "public" && type !== "private") return undefined;
  if (state !== "draft" && state !== "submitted" && state !== "published") return undefined;
  if (partner !== "" && partner !== "seller" && partner !== "vendor" && partner !== "both") return undefined;
  if (typeof redirectUris !== "string" || typeof region !== "string" || !["", "na", "eu", "fe"].includes(region))
    return undefined;
  return { door, text, answers: { type, state, redirectUris, region, partner } };
}

/** A state for a day; undefined where the calendar has no such day. */
function dated<State extends object>(state: State, day: unknown): (State & { readonly today: string }) | undefined {
  if (typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
  return isDay ? { ...state, today: day } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
