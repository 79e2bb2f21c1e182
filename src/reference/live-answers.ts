import { type Asked, type DocumentedAnswer, documentedAnswers, type LiveAnswer } from "./documented-answers.js";
import { dataElements } from "./restricted-data.js";

export { type Asked, answerWords, type LiveAnswer } from "./documented-answers.js";

/** The parts of an answer by which it is known. */
export interface AnswerParts {
  readonly status: number;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly details?: string | undefined;
}

/** What an answer to a request of kind `to` is; `other` where nobody has documented it. */
export function answerOf(to: Asked, parts: AnswerParts): LiveAnswer {
  // The Tokens API answers as every call does, and besides in a way of its own.
  const kinds = to === "restricted-data" ? [to, "call"] : [to];
  return documentedAnswers.find((row) => kinds.includes(row.to) && fits(row, parts))?.answer ?? "other";
}

function fits({ status, code, message, details, namesElements }: DocumentedAnswer, parts: AnswerParts): boolean {
  return (
    status === parts.status &&
    (code === undefined || code === parts.code) &&
    (message === undefined || isSameText(message, parts.message)) &&
    (details === undefined || isSameText(details, parts.details)) &&
    (namesElements === undefined || elementsNamedIn(parts.message).length > 0)
  );
}

function isSameText(known: string, given = ""): boolean {
  const plain = (text: string) => text.trim().replace(/\.$/, "");
  return plain(known) === plain(given);
}

/** The data elements that a message names in brackets; none where something else stands there too. */
export function elementsNamedIn(message = ""): readonly string[] {
  const [, list] = /\[([\w, ]{1,200})\]/.exec(message) ?? [];
  const names = list?.split(",").map((name) => name.trim()) ?? [];
  return names.every((name) => dataElements.some((element) => element === name)) ? names : [];
}
