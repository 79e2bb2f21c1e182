import type { KnownError } from "../reference/errors.js";
import { catalogue } from "../rules/index.js";
import type { Rule } from "../rules/rule.js";

/**
 * The rules that can lead to an error, in the order of the catalogue: those with a code that the text names, or that
 * one of the errors that the text can mean has in its code, message or details.
 */
export function rulesBehind(text: string, errors: readonly KnownError[]): Rule[] {
  const answers = [text, ...errors.flatMap(answersOf)].map(wordsOf);
  const named = wordsOf(text);
  return catalogue.filter(({ codes, alsoSeen }) =>
    [...codes, ...alsoSeen].some((code) => {
      const isPart = named.length > 0 && named.every((word) => wordsOf(code).includes(word));
      return isPart || answers.some((answer) => has(answer, code));
    }),
  );
}

function answersOf({ code, status, message, details }: KnownError): string[] {
  return [`${status ?? ""} ${code ?? ""}`, message ?? "", details ?? ""];
}

/** Whether an answer has the words of a code one after the other; `…` in a code stands for any words. */
function has(answer: readonly string[], code: string): boolean {
  let from = 0;
  const pieces = code.split("…").map(wordsOf);
  if (pieces.every((piece) => piece.length === 0)) return false;
  return pieces.every((piece) => {
    const at = answer.findIndex(
      (_, index) => index >= from && piece.every((word, step) => answer[index + step] === word),
    );
    from = at + piece.length;
    return at !== -1 || piece.length === 0;
  });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9_]+/g) ?? [];
}
