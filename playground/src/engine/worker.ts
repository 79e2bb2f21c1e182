import { checkText } from "./check.js";
import { coveredFile, coveredText } from "./covered-text.js";
import { exampleOf } from "./example.js";
import { judgePaste } from "./paste.js";
import type { Answer, Question } from "./protocol.js";

declare const self: {
  onmessage: ((event: { data: { id: number; question: Question } }) => void) | null;
  postMessage(message: { id: number; answer?: Answer; failure?: string }): void;
};

/** Answers one question after the other, off the thread that draws the page. */
self.onmessage = ({ data: { id, question } }) => {
  try {
    self.postMessage({ id, answer: answerTo(question) });
  } catch (error) {
    self.postMessage({ id, failure: error instanceof Error ? error.name : "Error" });
  }
};

function answerTo(question: Question): Answer {
  switch (question.kind) {
    case "check":
      return checkText(question.text, question.today);
    case "paste":
      return { kind: "paste", answer: judgePaste(question.text, question.answers, question.today) };
    case "cover":
      return {
        kind: "cover",
        text: question.door === "file" ? coveredFile(question.text) : coveredText(question.text),
      };
    case "example":
      return { kind: "example", text: exampleOf(question.rule) };
  }
}
