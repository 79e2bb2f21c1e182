import * as z from "zod/mini";
import { type Failed, type Feature, failed, failedByStatus, forbidden } from "./failure.js";

const headers = z.record(z.string(), z.unknown());
const answered = z.object({ status: z.number(), response: z.object({ headers, data: z.unknown() }) });
const graphqlErrors = z.object({ errors: z.array(z.object({ type: z.optional(z.string()) })) });

/** What is known of a request that Octokit gave up. */
export interface AnswerError {
  /** The status of the answer; undefined where the network failed. */
  readonly status: number | undefined;
  /** Whether GitHub only asks for patience. */
  readonly limited: boolean;
  /** How long the server asks to wait, in milliseconds; undefined where it does not say. */
  readonly wait: number | undefined;
  /** The types of the faults that GraphQL names; undefined for any other answer. */
  readonly graphql: readonly string[] | undefined;
}

/** Reads what Octokit threw. `now` is the time of the world in milliseconds, for limits that end at a given second. */
export function answerError(error: unknown, now: number): AnswerError {
  const graphql = graphqlErrors.safeParse(error);
  if (graphql.success) {
    const types = graphql.data.errors.map(({ type = "" }) => type);
    return { status: 200, limited: types.includes("RATE_LIMITED"), wait: undefined, graphql: types };
  }
  const answer = answered.safeParse(error);
  if (!answer.success) return { status: undefined, limited: false, wait: undefined, graphql: undefined };
  const { status, response } = answer.data;
  const wait = waitOf(response.headers, now);
  const limited = status === 429 || (status === 403 && (wait !== undefined || isSecondaryLimit(response.data)));
  return { status, limited, wait, graphql: undefined };
}

/** Source: GitHub, "Rate limits for the REST API", Exceeding the rate limit. */
function waitOf(headers: Readonly<Record<string, unknown>>, now: number): number | undefined {
  const after = seconds(headers["retry-after"]);
  if (after !== undefined) return after * 1_000;
  const reset = seconds(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] !== "0" || reset === undefined) return undefined;
  return Math.max(0, reset * 1_000 - now);
}

function seconds(value: unknown): number | undefined {
  return typeof value === "string" && /^\d{1,12}$/.test(value) ? Number(value) : undefined;
}

function isSecondaryLimit(data: unknown): boolean {
  return /secondary rate limit|abuse detection/i.test(JSON.stringify(data) ?? "");
}

/** How a request was made that failed. */
interface Attempt {
  /** Whether the client ended it. */
  readonly timedOut: boolean;
  /** Whether doing it twice would do more than doing it once. */
  readonly once: boolean;
  readonly readOnlyToken: boolean;
}

/** The failure that the last attempt leaves. */
export function failureOf(feature: Feature, error: AnswerError, attempt: Attempt): Failed {
  const { status, limited, wait, graphql } = error;
  const { timedOut, once, readOnlyToken } = attempt;
  if (limited) {
    const howLong = wait === undefined ? "for a while" : `${Math.ceil(wait / 1_000)} seconds`;
    return failed(feature, `GitHub asks to wait ${howLong}, since too much was asked of it`, status);
  }
  if (status === undefined) {
    const why = timedOut ? "GitHub did not answer in time" : "GitHub could not be reached";
    return failed(feature, why, undefined, once);
  }
  if (graphql === undefined) return failedByStatus(feature, status, readOnlyToken, once);
  const denied = graphql.some((type) => ["FORBIDDEN", "NOT_FOUND", "INSUFFICIENT_SCOPES"].includes(type));
  return denied ? forbidden(feature, status, readOnlyToken) : failed(feature, "GitHub refused the query", status);
}
