import type { Answer, Question } from "../engine/protocol.js";

/** The engine in the background, which answers one question after the other. */
export class Engine {
  readonly #worker: Promise<Worker>;
  #next = 0;
  readonly #waiting = new Map<number, (outcome: Answer | Failure) => void>();

  /** Starts a worker from the sources that stand in the page. */
  constructor(script: string, pages: string) {
    this.#worker = this.#start(script, pages);
  }

  async #start(script: string, pages: string): Promise<Worker> {
    const unpacked = await unpack(pages);
    const source = `self.rulePagesOfPage=${JSON.stringify(unpacked)};\n${script}`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    worker.onmessage = ({ data }) => {
      const { id, answer, failure }: { id: number; answer?: Answer; failure?: string } = data;
      this.#settle(id, answer ?? { failure: failure ?? "Error" });
    };
    worker.onerror = () => {
      for (const id of [...this.#waiting.keys()]) this.#settle(id, { failure: "Error" });
    };
    return worker;
  }

  /** What the engine answers; a failure where it broke, or where the browser lets none start. */
  async ask(question: Question): Promise<Answer | Failure> {
    const id = this.#next++;
    const outcome = new Promise<Answer | Failure>((resolve) => this.#waiting.set(id, resolve));
    try {
      (await this.#worker).postMessage({ id, question });
    } catch {
      return { failure: "no worker" };
    }
    return outcome;
  }

  #settle(id: number, outcome: Answer | Failure): void {
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }
}

export interface Failure {
  readonly failure: string;
}

/** Whether the engine broke. */
export function isFailure(outcome: Answer | Failure): outcome is Failure {
  return "failure" in outcome;
}

/** The text behind base64 and deflate, in which the pages of the rules stand in this page. */
async function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}
