import { describe, expect, test } from "vitest";
import { marker } from "../../src/github/comment-marker.js";
import { keepIssue } from "../../src/github/kept-issue.js";
import { githubStep } from "../support/github-step.js";

const step = githubStep();
const feature = { lost: "The issue is not kept", permission: "issues: write" };
const wanted = { instance: "ci", subject: "deadlines", title: "Title", text: "Text\nof two lines", isNeeded: true };
const body = `${wanted.text}\n\n${marker("ci", "deadlines")}`;

async function keep(changed: Partial<{ title: string; text: string; isNeeded: boolean | undefined }> = {}) {
  const result = await keepIssue(step.client(), feature, { ...wanted, ...changed });
  return result.kind === "failed" ? result.reason : result.data.done;
}
const written = () => step.server.requests.filter(({ route }) => /^(?:POST|PATCH) \/repos/.test(route)).length;

test("one issue is opened, left as it is, brought up to date, closed and opened again", async () => {
  expect(await keep({ isNeeded: false })).toBe("none");
  expect(step.server.issues).toEqual([]);
  expect(await keep()).toBe("opened");
  expect(await keep()).toBe("unchanged");
  expect(written()).toBe(1);
  expect(await keep({ title: "Another", text: "Other" })).toBe("updated");
  expect(step.server.issues).toMatchObject([{ title: "Another", body: expect.stringMatching(/^Other\n/) }]);
  expect(await keep({ isNeeded: false })).toBe("closed");
  expect(await keep({ isNeeded: false })).toBe("none");
  expect(await keep()).toBe("reopened");
  expect(step.server.issues).toMatchObject([{ title: "Title", body, state: "open" }]);
});

test("where nobody knows whether it is needed, an open one stays open, and none is opened", async () => {
  expect(await keep({ isNeeded: undefined })).toBe("none");
  await keep();
  expect(await keep({ isNeeded: undefined, text: "Other" })).toBe("updated");
  expect(step.server.issues).toMatchObject([{ state: "open" }]);
  await keep({ isNeeded: false });
  expect(await keep({ isNeeded: undefined })).toBe("none");
});

describe("an issue is not ours", () => {
  const viewer = "github-actions[bot]";
  test.each([
    ["that somebody else wrote with our marker", { author: "mallory", body }],
    ["of another use of the Action", { author: viewer, body: `x\n\n${marker("other", "deadlines")}` }],
    ["about something else", { author: viewer, body: `x\n\n${marker("ci", "else")}` }],
    ["whose marker is not its last line", { author: viewer, body: `${body}\nmore` }],
    ["without a marker", { author: viewer, body: "Text" }],
    ["that is a pull request", { author: viewer, body, isPullRequest: true }],
  ])("%s", async (_, issue) => {
    const other = { ...step.server.addIssue(issue) };
    expect(await keep()).toBe("opened");
    expect(step.server.issues).toHaveLength(2);
    expect(step.server.issues.find(({ number }) => number === other.number)).toEqual(other);
  });
});

test("an issue behind many others is found, and one that cannot be looked for is not opened twice", async () => {
  await keep();
  for (let index = 0; index < 250; index += 1) step.server.addIssue({ author: "github-actions[bot]", body: "x" });
  expect(await keep()).toBe("unchanged");
  for (let index = 0; index < 900; index += 1) step.server.addIssue({ author: "github-actions[bot]", body: "x" });
  expect(await keep()).toBe("The issue is not kept: `github-actions[bot]` wrote more than 1000 issues here.");
  expect(written()).toBe(1);
});

test("an issue that was opened although the connection broke is not opened again", async () => {
  step.server.fault = (route, nth) =>
    route.endsWith("/issues") && route.startsWith("POST") && nth === 1 ? "late" : undefined;
  expect(await keep()).toBe("unchanged");
  expect(step.server.issues).toHaveLength(1);
});

test("a token that may only read issues says what it needs", async () => {
  step.server.granted.delete("issues: write");
  expect(await keep()).toBe(
    "The issue is not kept: the token may not do this, and the job needs `issues: write` under `permissions`.",
  );
});
