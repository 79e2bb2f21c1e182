import { describe, expect, test } from "vitest";
import api from "../support/github-api.json" with { type: "json" };
import { proseFaults } from "../support/github-prose.js";
import { answerGraphql } from "../support/graphql.js";
import { misfits } from "../support/json-schema.js";

const create = "POST /repos/{owner}/{repo}/check-runs";
const updating = "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}";
const reviewing = "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews";
const annotation = { path: "a.yml", start_line: 1, end_line: 1, annotation_level: "failure", message: "m" };
const checkRun = (output: object = {}, rest: object = {}) => ({
  name: "n",
  head_sha: "1",
  status: "completed",
  conclusion: "success",
  output: { title: "t", summary: "s", annotations: [annotation], ...output },
  ...rest,
});
const annotated = (given: object) => checkRun({ annotations: [{ ...annotation, ...given }] });

const operations: Readonly<Record<string, { readonly query: object; readonly body?: object }>> = api.operations;

function faults(route: string, body: object): readonly string[] {
  return [...misfits({ ...operations[route]?.body }, body), ...proseFaults(route, { ...body })];
}

describe("the GitHub of the tests refuses what GitHub refuses", () => {
  test("and nothing else", () => {
    expect(faults(create, checkRun())).toEqual([]);
    expect(faults(create, annotated({ start_column: 1, end_column: 1 }))).toEqual([]);
    expect(faults(reviewing, { event: "COMMENT", body: "b", comments: [{ path: "a", line: 1, body: "b" }] })).toEqual(
      [],
    );
  });

  test.each<[string, object]>([
    ["51 annotations", checkRun({ annotations: Array.from({ length: 51 }, () => annotation) })],
    ["a level of another name", annotated({ annotation_level: "error" })],
    ["an annotation without a message", annotated({ message: undefined })],
    ["an empty message", annotated({ message: "" })],
    ["columns on two lines", annotated({ end_line: 2, start_column: 1, end_column: 2 })],
    ["columns turned round", annotated({ start_column: 3, end_column: 2 })],
    ["line 0", annotated({ start_line: 0 })],
    ["lines turned round", annotated({ start_line: 2 })],
    ["a path from the root", annotated({ path: "/a.yml" })],
    ["a title of 256 characters", annotated({ title: "t".repeat(256) })],
    ["a message of 64 KiB and one byte", annotated({ message: "m".repeat(64 * 1024 + 1) })],
    ["details of 64 KiB and one byte", annotated({ raw_details: "m".repeat(64 * 1024 + 1) })],
    ["a summary of 65,536 characters", checkRun({ summary: "s".repeat(65_536) })],
    ["no title", checkRun({ title: undefined })],
    ["a conclusion of another name", checkRun({}, { conclusion: "failed" })],
    ["completed without a conclusion", checkRun({}, { conclusion: undefined })],
    ["a property that is not described", checkRun({}, { sha: "1" })],
  ])("%s", (_, body) => {
    const { name, head_sha, ...update } = JSON.parse(JSON.stringify(body));
    expect(faults(create, { name, head_sha, ...update })).not.toEqual([]);
    if (!("title" in update.output) && update.output.summary === "s") return;
    expect(faults(updating, update)).not.toEqual([]);
  });

  test.each<[string, object]>([
    ["COMMENT without a body", { event: "COMMENT" }],
    ["an event of another name", { event: "REJECT", body: "b" }],
    ["a comment without a text", { event: "COMMENT", body: "b", comments: [{ path: "a", line: 1 }] }],
    [
      "a comment of 65,537 characters",
      { event: "COMMENT", body: "b", comments: [{ path: "a", body: "b".repeat(65_537) }] },
    ],
  ])("%s", (_, body) => {
    expect(faults(reviewing, body)).not.toEqual([]);
  });

  test.each([
    "{ viewer { name } }",
    'query { repository(owner: 1, name: "n") { pullRequest(number: 1) { reviewThreads { nodes { id } } } } }',
    'query { repository(owner: "o") { pullRequest(number: 1) { reviewThreads { nodes { id } } } } }',
    "query { viewer }",
    "query { viewer { login { x } } }",
    "mutation { minimizeComment(input: {subjectId: $id, classifier: RESOLVED}) { clientMutationId } }",
    "mutation($id: ID!) { minimizeComment(input: {subjectId: $id, classifier: FIXED}) { clientMutationId } }",
    "mutation($id: ID!) { minimizeComment(input: {subjectId: $id}) { clientMutationId } }",
    "query { viewer { login } } }",
  ])("%s", (query) => {
    const given = query.includes("$id: ID!") ? { id: "1" } : {};
    expect(() => answerGraphql(query, given, {})).toThrow(Error);
  });
});

test("the schemas say from which packages they were cut", () => {
  for (const source of api.sources) expect(source).toMatch(/^@octokit\/[a-z-]+ \d+\.\d+\.\d+$/);
});
