import type { Answer, Question } from "../engine/protocol.js";

/** The engine in the background: one question at a time of each kind, of which the newest alone is answered. */
export class Engine {
  #worker: Worker | undefined;
  #next = 0;
  readonly #waiting = new Map<number, (outcome: Answer | Failure) => void>();

  /** Starts the worker from the sources that stand in the page. Throws where the browser allows none. */
  async start(script: string, pages: string): Promise<void> {
    const unpacked = await unpack(pages);
    const source = `self.rulePagesOfPage=${JSON.stringify(unpacked)};\n${script}`;
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    this.#worker = new Worker(address);
    this.#worker.onmessage = ({ data }) => {
      const { id, answer, failure }: { id: number; answer?: Answer; failure?: string } = data;
      this.#waiting.get(id)?.(answer ?? { failure: failure ?? "Error" });
      this.#waiting.delete(id);
    };
    this.#worker.onerror = () => this.#failAll();
  }

  /** What the engine answers; a failure where it broke. */
  ask(question: Question): Promise<Answer | Failure> {
    const id = this.#next++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker?.postMessage({ id, question });
    });
  }

  #failAll(): void {
    for (const resolve of this.#waiting.values()) resolve({ failure: "Error" });
    this.#waiting.clear();
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
