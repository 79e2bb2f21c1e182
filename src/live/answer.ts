import * as z from "zod/mini";
import { type Asked, answerOf, elementsNamedIn, type LiveAnswer } from "../reference/live-answers.js";
import type { Answered } from "../report/observation.js";
import { liveLimits } from "./limits.js";
import type { Failure, Response } from "./transport.js";

/** Made when the first answer comes. */
function forms() {
  const oneError = z.object({
    code: z.string(),
    message: z.optional(z.string()),
    details: z.nullish(z.string()),
  });
  return {
    token: z.object({ access_token: z.string() }),
    tokenError: z.object({ error: z.string(), error_description: z.optional(z.string()) }),
    callError: z.object({ errors: z.array(oneError).check(z.minLength(1)) }),
    stores: z.object({ payload: z.array(z.object({ marketplace: z.object({ id: z.string() }) })) }),
  };
}

/** What an answer means, in our own words. */
export type Meaning = Pick<Answered, "answer" | "elements" | "stores">;

/** The token in an answer; undefined where there is none that can be sent in a header. */
export function tokenIn(response: Response): string | undefined {
  const token = response.status === 200 ? forms().token.safeParse(jsonOf(response)).data?.access_token : undefined;
  const { shortestSecret, longestToken } = liveLimits;
  if (token === undefined || token.length < shortestSecret || token.length > longestToken) return undefined;
  return isVisibleAscii(token) ? token : undefined;
}

export function isVisibleAscii(text: string): boolean {
  return /^[\x21-\x7E]+$/.test(text);
}

/** What Login with Amazon says. */
export function tokenMeaning(response: Response): LiveAnswer {
  const { status } = response;
  if (status === 200) return tokenIn(response) === undefined ? "other" : "ok";
  const error = forms().tokenError.safeParse(jsonOf(response)).data;
  return answerOf("token", { status, code: error?.error, message: error?.error_description });
}

/** What SP-API says; with `readsStores` its list of the stores of a seller too. */
export function callMeaning(to: Exclude<Asked, "token">, response: Response, readsStores: boolean): Meaning {
  const { status } = response;
  if (status === 200) return { answer: "ok", stores: readsStores ? storesIn(response) : undefined };
  const errors = forms().callError.safeParse(jsonOf(response)).data?.errors ?? [];
  const answers = errors.map(({ code, message, details }) =>
    answerOf(to, { status, code, message, details: details ?? undefined }),
  );
  const [answer = "other"] = answers;
  // Several errors that mean different things have no meaning that anybody has documented.
  if (answers.some((other) => other !== answer)) return { answer: "other" };
  if (answer !== "elements-refused") return { answer };
  return { answer, elements: [...new Set(errors.flatMap(({ message }) => elementsNamedIn(message)))] };
}

/** The ids of a seller's stores; undefined where one entry has none, since then nothing is proven to be absent. */
function storesIn(response: Response): readonly string[] | undefined {
  const list = forms().stores.safeParse(jsonOf(response)).data?.payload;
  return list?.map(({ marketplace }) => marketplace.id);
}

/** The body as JSON; undefined where it is none, or does not say that it is. */
function jsonOf({ headers, body = "" }: Response): unknown {
  if (!/^application\/json[ \t]{0,5}(?:;|$)/i.test(String(headers["content-type"]))) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The id that Amazon gives a request: letters, digits and hyphens, or null. */
export function requestIdOf({ headers }: Response): string | null {
  const id = headers["x-amzn-requestid"];
  return typeof id === "string" && /^[0-9A-Za-z-]{8,64}$/.test(id) ? id : null;
}

/** Why no answer came, as a clause: the codes of Node that people meet have words of their own. */
export function failureInWords({ code }: Failure): string {
  if (code === "TIMEOUT") return `no whole answer within ${liveLimits.requestMilliseconds / 1000} seconds`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `its name does not resolve, \`${code}\``;
  return `\`${code}\``;
}
