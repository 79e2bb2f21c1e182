import type { Region } from "../reference/regions.js";
import type { Question } from "../report/observation.js";
import { answerOf, Open } from "../settings/open.js";

/** A question that is not asked, and why. */
export interface Skipped extends Question {
  readonly kind: "skipped";
  readonly reason: string;
}

/** A request for a token; the values are those that the environment has. */
export interface TokenStep extends Question {
  readonly kind: "token";
  /** What the token is known by in this plan. */
  readonly key: string;
  readonly grantType: "refresh_token" | "client_credentials";
  readonly clientId: string;
  readonly clientSecret: { readonly name: string; readonly value: string };
  readonly scope?: string;
  readonly refreshToken?: { readonly name: string; readonly value: string };
}

/** A call of SP-API with the token of `key`. */
export interface CallStep extends Question {
  readonly kind: "call";
  readonly key: string;
  readonly host: string;
  /** The ids of the marketplaces for the parameters that name any. */
  readonly marketplaces: readonly string[];
  /** The body of the one POST. */
  readonly body?: string;
}

/** The calls of one endpoint with one grant, and the other regions to ask where all of them are refused. */
export interface EndpointPlan {
  readonly calls: readonly (CallStep | Skipped)[];
  readonly elsewhere: readonly { readonly region: Region; readonly host: string }[];
}

export interface RedirectStep extends Question {
  readonly kind: "redirect";
  readonly uri: string;
}

/** What would be asked about one file, in order. */
export interface Plan {
  readonly file: string;
  readonly tokens: readonly (TokenStep | Skipped)[];
  readonly endpoints: readonly EndpointPlan[];
  /** The calls beside those of the endpoints. */
  readonly others: readonly (CallStep | Skipped)[];
  readonly redirects: readonly (RedirectStep | Skipped)[];
}

/** A question that is not asked. */
export function skipped(question: Question, reason: string): Skipped {
  return { ...question, kind: "skipped", reason };
}

/** A step as `build` gives it; skipped where the file does not tell what it needs. */
export function stepOf<Step>(question: Question, build: () => Step): Step | Skipped {
  const step = answerOf(undefined, build);
  return step instanceof Open ? skipped(question, step.reason) : step;
}
