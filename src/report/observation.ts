import type { LiveAnswer } from "../reference/live-answers.js";
import type { Path } from "../settings/tree.js";

/** Why something was asked: for a token, at a declared endpoint, in another region, or beside the calls. */
export type Purpose =
  | "client"
  | "grant"
  | "declared"
  | "sellers"
  | "elsewhere"
  | "destinations"
  | "restricted-data"
  | "redirect";

/** What was asked, or would have been, and about which place of the settings. */
export interface Question {
  readonly purpose: Purpose;
  /** `token`, the id of an operation, or `redirect`. */
  readonly call: string;
  /** The place that the answer speaks about. */
  readonly about: Path;
  /** The index of the entry of `authorizations` whose token is sent. */
  readonly grant?: number | undefined;
  /** The index of the entry of `endpoints` that it is asked for. */
  readonly endpoint?: number | undefined;
  /** The region of the host, for a call of SP-API. */
  readonly region?: string | undefined;
}

/** What the server of a login or redirect URI is like; `ok` where it answers as it may. */
export type SiteState = "ok" | "no-name" | "no-certificate" | "gone";

/** What came of a question, in a form that holds no word of the answer. */
export interface Answered {
  readonly kind: "answered";
  readonly host: string;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly answer: LiveAnswer;
  readonly requestId: string | null;
  readonly milliseconds: number;
  /** The number of the request in its run. */
  readonly order: number;
  /** Whether the same was asked before, and this is the answer to that. */
  readonly repeats?: true | undefined;
  /** Why no answer came, as a clause. */
  readonly reason?: string | undefined;
  /** The ids of the stores that the seller takes part in; absent where the list could not be read. */
  readonly stores?: readonly string[] | undefined;
  /** The data elements that the answer refuses. */
  readonly elements?: readonly string[] | undefined;
  readonly site?: SiteState | undefined;
  /** Whole days until the certificate of the server ends. */
  readonly certificateDays?: number | undefined;
  /** The last day of that certificate, as YYYY-MM-DD. */
  readonly certificateEndsOn?: string | undefined;
}

export interface NotAsked {
  readonly kind: "not-asked";
  readonly reason: string;
}

/** One question and what came of it. */
export interface Observation extends Question {
  readonly result: Answered | NotAsked;
}

/** What was asked about one file; in the order of asking. */
export interface LiveReport {
  readonly observations: readonly Observation[];
  /** Whether the login and redirect URIs were to be asked. */
  readonly redirects: boolean;
}

/** A certificate that a server of a login or redirect URI showed. */
export interface Certificate {
  readonly host: string;
  /** Its last day, as YYYY-MM-DD. */
  readonly endsOn: string;
}

/** The certificates that were seen, one for each host; undefined where nobody was to look. */
export function certificatesSeen(live: LiveReport | undefined): readonly Certificate[] | undefined {
  if (live?.redirects !== true) return undefined;
  const seen = new Map<string, string>();
  for (const { result } of live.observations) {
    if (result.kind !== "answered" || result.certificateEndsOn === undefined) continue;
    const { host, certificateEndsOn } = result;
    const earlier = seen.get(host);
    if (earlier === undefined || certificateEndsOn < earlier) seen.set(host, certificateEndsOn);
  }
  return [...seen].map(([host, endsOn]) => ({ host, endsOn }));
}

/** Why the rules about answers are not checked in a run that asks nobody. */
export const notAskedFor = "`verify` was not asked for";
