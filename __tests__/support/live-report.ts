import type { LiveAnswer } from "../../src/reference/live-answers.js";
import type { Answered, LiveReport, Observation, Purpose } from "../../src/report/observation.js";

/** An observation as fixtures and pages write it: the place as people do, and only what matters. */
interface WrittenObservation extends Partial<Omit<Answered, "kind">> {
  readonly purpose: Purpose;
  readonly call?: string;
  readonly about: string;
  readonly grant?: number;
  readonly endpoint?: number;
  readonly region?: string;
  readonly answer?: LiveAnswer;
  /** Without an answer: why it was not asked. */
  readonly notAsked?: string;
}

/** The observations that a text of JSON holds. */
export function liveReportOf(text: string): LiveReport {
  const { redirects = false, observations }: { redirects?: boolean; observations: WrittenObservation[] } =
    JSON.parse(text);
  return { redirects, observations: observations.map(observationOf) };
}

function observationOf(written: WrittenObservation, order: number): Observation {
  const { purpose, call = "token", about, grant, endpoint, region, notAsked, answer = "other", ...result } = written;
  return {
    ...{ purpose, call, grant, endpoint, region },
    about: about.split(/[.[\]]+/).flatMap((part) => (part === "" ? [] : /^\d+$/.test(part) ? Number(part) : part)),
    result:
      notAsked === undefined
        ? {
            kind: "answered",
            host: "api.amazon.com",
            status: 200,
            requestId: null,
            milliseconds: 0,
            order,
            ...result,
            answer,
          }
        : { kind: "not-asked", reason: notAsked },
  };
}
