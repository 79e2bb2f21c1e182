import { mkdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readEnvironment } from "../../src/action/environment.js";
import { run } from "../../src/action/run.js";
import { today } from "../support/check.js";
import { GitHubServer, token } from "../support/github-server.js";
import { Repository } from "../support/repository.js";
import { readLog } from "../support/runner-commands.js";
import { Workplace } from "../support/terminal.js";

const path = "app-settings.yml";
/** A settings file with these redirect URIs below line 5, each a fault. */
const settings = (faults: readonly string[]) =>
  [
    "app: {id: amzn1.sp.solution.1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d, type: public, state: draft}",
    "oauth:",
    "  loginUri: https://app.example.com/login",
    "  redirectUris:",
    "    - https://app.example.com/callback",
    ...faults.map((uri) => `    - ${uri}`),
    "credentials: {mode: lwa, clientSecret: env:SECRET}\n",
  ].join("\n");

/** What a step on a pull request that brings the file shows, where. */
async function shown(text: string, inputs: Readonly<Record<string, string>>) {
  const server = new GitHubServer();
  await server.start();
  try {
    const git = new Repository(server);
    const base = git.commit({ [path]: settings([]) });
    const head = git.commit({ [path]: text }, base);
    git.compare(base, head, true);
    const place = new Workplace({ [path]: text });
    mkdirSync(place.path(".git"));
    place.write(".git/HEAD", head);
    const repository = { id: 7, html_url: "https://github.example/acme/settings" };
    const pullRequest = { number: 5, head: { sha: head, repo: repository }, base: { sha: base, repo: repository } };
    place.write("event.json", JSON.stringify({ pull_request: pullRequest, repository }));
    const variables = {
      ...{ WORKSPACE: place.folder, API_URL: server.apiUrl, REPOSITORY: "acme/settings", SHA: head, RUN_ID: "1" },
      ...{ EVENT_NAME: "pull_request", EVENT_PATH: place.path("event.json"), SERVER_URL: "https://github.example" },
    };
    const named = Object.fromEntries(Object.entries(variables).map(([name, value]) => [`GITHUB_${name}`, value]));
    let [log, summary, errors] = ["", "", 0];
    await run(
      {
        input: (name) => inputs[name] ?? "",
        log: (piece) => {
          log += piece;
        },
        summarise: async (words) => {
          summary = words;
          return undefined;
        },
        outputs: (values) => {
          errors = Number(values.errors);
          return undefined;
        },
        fail: () => undefined,
      },
      { environment: readEnvironment(named, place.folder), today, stopToken: "0123456789abcdef0123" },
    );
    expect(server.violations).toEqual([]);
    return { log, summary, errors, checkRuns: server.checkRuns, threads: server.threads };
  } finally {
    await server.stop();
  }
}
const kinds: Readonly<Record<string, (index: number) => string>> = {
  equal: () => "https://app.example.com/#/cb",
  different: (index) => `https://app.example.com/#/${index}`,
};
const sizes = Object.keys(kinds).flatMap((kind) =>
  [0, 1, 9, 10, 11, 31, 137, 5_000].map((count) => [count, kind] as const),
);
const numberIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);

/** The last of the places for errors stands for the rest, and the step takes one for itself. */
const placesForErrors = 9;

describe.each(sizes)("%i faults, %s ones", (count, kind) => {
  const text = settings(Array.from({ length: count }, (_, index) => kinds[kind]?.(index) ?? ""));
  const lines = Array.from({ length: count }, (_, index) => index + 6);

  test("have as many annotations as there are places, of which the last tells the rest", async () => {
    const { log, summary, errors } = await shown(text, {});
    expect(errors).toBe(count);
    const commands = readLog(log).commands.filter(({ name, properties }) => name === "error" && properties.line);
    expect(commands.map(({ properties }) => Number(properties.line))).toEqual(lines.slice(0, placesForErrors));
    const more = numberIn(commands.at(-1)?.data ?? "", /… and (\d+) more errors?, since/);
    expect(commands.length + more).toBe(count);
    expectInSummary(summary, lines);
  });

  test("stand in the check run and in the review, or are counted beside them", async () => {
    const { log, summary, checkRuns, threads } = await shown(text, { annotations: "check-run", review: "true", token });
    const annotated = checkRuns.flatMap(({ annotations }) => annotations.map((one) => Number(one.start_line)));
    const left = numberIn(log, /; (\d+) more stand in the job summary/);
    expect(annotated).toEqual(lines.slice(0, count - left));
    expect(numberIn(log, /has (\d+) annotations?/)).toBe(annotated.length);
    if (count <= 137) expect(left).toBe(0);
    expect(checkRuns.map(({ conclusion }) => conclusion)).toEqual([count === 0 ? "success" : "failure"]);
    expect(threads.length + numberIn(log, /(\d+) findings? without a comment/)).toBe(count);
    expect(threads.map(({ line }) => line)).toEqual(lines.slice(0, threads.length));
    expectInSummary(summary, lines);
  });
});

function expectInSummary(summary: string, lines: readonly number[]): void {
  const listed = [...summary.matchAll(/\bline (\d+)\b/g)].map(([, line]) => Number(line));
  expect(lines.filter((line) => !listed.includes(line))).toEqual([]);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024);
}
