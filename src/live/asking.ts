import type { Answered, NotAsked, Observation, Question } from "../report/observation.js";
import type { Clock } from "./clock.js";
import { liveLimits } from "./limits.js";
import type { Prepared } from "./requests.js";
import type { Failure, Request, Response, Transport } from "./transport.js";

/** What a run needs of the world. */
export interface World {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Registers a secret before it is used. */
  readonly mask: (secret: string) => void;
  /** The addresses of a name; throws where it has none. */
  readonly lookup: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;
  /** Whether an address is one that the whole Internet knows. */
  readonly isPublic: (address: string) => boolean;
}

const timeIsOver = "the time of a run is over";

/** What one run has asked, and how much of its time is left. */
export class Asking {
  readonly #start: number;
  readonly #answered = new Map<string, Answered>();
  #sent = 0;
  readonly tokens = new Map<string, string>();
  /** Whether a host of Amazon has answered, and whether one was asked. */
  reached: boolean | undefined;

  constructor(readonly world: World) {
    this.#start = world.clock.elapsed();
  }

  /** The milliseconds that a request may take; 0 where none is left. */
  get left(): number {
    const spent = this.world.clock.elapsed() - this.#start;
    return Math.max(0, Math.min(liveLimits.requestMilliseconds, liveLimits.runMilliseconds - spent));
  }

  /** That a question is not asked, since the time is over. */
  get tooLate(): NotAsked {
    return { kind: "not-asked", reason: timeIsOver };
  }

  /** Sends a request and reads its answer with `read`, which takes what the server said to what it means. */
  async send(
    request: Prepared & Partial<Request> & Pick<Request, "reads">,
    read: (response: Response) => Partial<Answered> & Pick<Answered, "answer">,
    words: (failure: Failure) => Partial<Answered>,
  ): Promise<Answered | NotAsked> {
    const milliseconds = this.left;
    if (milliseconds === 0) return this.tooLate;
    const { clock, transport } = this.world;
    const start = clock.elapsed();
    const order = this.number();
    const result = await transport({ ...request, milliseconds });
    const spent = { order, host: request.host, milliseconds: Math.round(clock.elapsed() - start) };
    if (result.kind === "failure") {
      return { kind: "answered", ...spent, status: null, answer: "no-answer", requestId: null, ...words(result) };
    }
    return { kind: "answered", ...spent, status: result.status, requestId: null, ...read(result) };
  }

  /** The number of the next request. */
  number(): number {
    this.#sent += 1;
    return this.#sent;
  }

  /** Asks once what has the same `key`; a second question gets the answer of the first, marked as repeated. */
  async once(key: string, ask: () => Promise<Answered | NotAsked>): Promise<Observation["result"]> {
    const known = this.#answered.get(key);
    if (known !== undefined) return { ...known, repeats: true };
    const result = await ask();
    if (result.kind === "answered") this.#answered.set(key, result);
    return result;
  }
}

/** The observations with the number of calls that no time was left for. */
export function withLeftOver(observations: readonly Observation[]): Observation[] {
  const isLate = ({ result }: Observation) => result.kind === "not-asked" && result.reason === timeIsOver;
  const late = observations.filter(isLate).length;
  const seconds = liveLimits.runMilliseconds / 1000;
  const reason = `the ${seconds} seconds of a run were over before ${late === 1 ? "1 call was" : `${late} calls were`} made`;
  return observations.map((one) => (isLate(one) ? { ...one, result: { kind: "not-asked", reason } } : one));
}

export function observed(question: Question, result: Observation["result"]): Observation {
  const { purpose, call, about, grant, endpoint, region } = question;
  return { purpose, call, about, grant, endpoint, region, result };
}
