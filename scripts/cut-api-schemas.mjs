// Cuts __tests__/support/github-api.json out of GitHub's own descriptions of its API: what the requests of src/github may
// hold, and the parts of the answers that they read. `node scripts/cut-api-schemas.mjs <folder>`, where <folder> holds the
// packages @octokit/openapi and @octokit/graphql-schema, unpacked, as `npm install --prefix <folder>` leaves them.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const target = fileURLToPath(new URL("../__tests__/support/github-api.json", import.meta.url));

/** The requests, each with what is read of its answer; `*` stands for every item of a list. */
const operations = {
  "GET /repos/{owner}/{repo}/commits/{ref}/check-runs": [
    "check_runs.*.id",
    "check_runs.*.external_id",
    "check_runs.*.conclusion",
    "check_runs.*.details_url",
    "check_runs.*.app.id",
    "check_runs.*.output.title",
    "check_runs.*.output.annotations_count",
  ],
  "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations": [
    "*.path",
    "*.start_line",
    "*.start_column",
    "*.annotation_level",
    "*.title",
    "*.message",
  ],
  "POST /repos/{owner}/{repo}/check-runs": ["id"],
  "PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}": ["id"],
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files": fileParts("*"),
  "GET /repos/{owner}/{repo}/compare/{basehead}": ["merge_base_commit.sha", ...fileParts("files.*")],
  "GET /repos/{owner}/{repo}/contents/{path}": undefined,
  "GET /repos/{owner}/{repo}/git/commits/{commit_sha}": ["sha", "parents.*.sha"],
  "GET /repos/{owner}/{repo}/commits/{ref}": ["sha", "parents.*.sha"],
  "GET /repos/{owner}/{repo}/git/trees/{tree_sha}": [
    "truncated",
    "tree.*.path",
    "tree.*.mode",
    "tree.*.type",
    "tree.*.sha",
  ],
  "GET /repos/{owner}/{repo}/git/tags/{tag_sha}": ["object.sha", "object.type"],
  "GET /repos/{owner}/{repo}/pulls/{pull_number}": ["head.sha"],
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews": ["id"],
  "GET /repos/{owner}/{repo}/issues": ["*.number", "*.title", "*.body", "*.state", "*.user.login", "*.pull_request"],
  "POST /repos/{owner}/{repo}/issues": ["number"],
  "PATCH /repos/{owner}/{repo}/issues/{issue_number}": ["number"],
};

function fileParts(file) {
  const parts = ["filename", "status", "changes", "additions", "patch", "previous_filename", "sha"];
  return parts.map((part) => `${file}.${part}`);
}

/** The fields that the queries read, by type, and the inputs of the mutations. */
const graphqlFields = {
  Query: ["viewer", "repository"],
  Mutation: ["minimizeComment", "resolveReviewThread"],
  User: ["login"],
  Actor: ["login"],
  Repository: ["pullRequest"],
  PullRequest: ["reviewThreads"],
  PullRequestReviewThreadConnection: ["pageInfo", "nodes"],
  PageInfo: ["hasNextPage", "endCursor"],
  PullRequestReviewThread: ["id", "isResolved", "viewerCanResolve", "path", "comments"],
  PullRequestReviewCommentConnection: ["nodes"],
  PullRequestReviewComment: ["id", "body", "isMinimized", "minimizedReason", "viewerDidAuthor", "author"],
  MinimizeCommentPayload: ["clientMutationId"],
  ResolveReviewThreadPayload: ["clientMutationId"],
};
const graphqlInputs = ["MinimizeCommentInput", "ResolveReviewThreadInput"];
const graphqlEnums = ["ReportedContentClassifiers"];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("Which folder holds node_modules/@octokit/openapi?");
const packages = join(folder, "node_modules", "@octokit");
const read = (...path) => JSON.parse(readFileSync(join(packages, ...path), "utf8"));
const description = read("openapi", "generated", "api.github.com.json");
const types = read("graphql-schema", "schema.json").__schema.types;

const cut = {
  sources: ["openapi", "graphql-schema"].map((name) => `@octokit/${name} ${read(name, "package.json").version}`),
  operations: Object.fromEntries(Object.entries(operations).map(([route, reads]) => [route, operation(route, reads)])),
  graphql: {
    fields: Object.fromEntries(Object.entries(graphqlFields).map(([name, fields]) => [name, typeFields(name, fields)])),
    inputs: Object.fromEntries(graphqlInputs.map((name) => [name, named(typeOf(name).inputFields)])),
    enums: Object.fromEntries(graphqlEnums.map((name) => [name, typeOf(name).enumValues.map((value) => value.name)])),
  },
};
writeFileSync(target, JSON.stringify(cut));
execFileSync("npx", ["biome", "format", "--write", target], { stdio: "inherit" });

function operation(route, reads) {
  const [method, path] = route.split(" ");
  const { parameters, requestBody, responses } = description.paths[path][method.toLowerCase()];
  const query = parameters.map(resolved).filter((parameter) => parameter.in === "query");
  const body = requestBody?.content["application/json"].schema;
  const answer = (responses[200] ?? responses[201]).content["application/json"]?.schema;
  return {
    query: {
      type: "object",
      properties: Object.fromEntries(query.map(({ name, schema }) => [name, bare(schema)])),
      required: query.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: false,
    },
    ...(body !== undefined && { body: closed(bare(body)) }),
    ...(reads !== undefined && {
      answer: picked(
        answer,
        reads.map((read) => read.split(".")),
      ),
    }),
  };
}

function resolved(part) {
  return part.$ref === undefined
    ? part
    : part.$ref
        .slice(2)
        .split("/")
        .reduce((place, key) => place[key], description);
}

/** A schema without what forbids nothing. */
function bare(schema) {
  const { type, nullable, enum: values, properties, items, required, anyOf, maxItems, maxLength } = resolved(schema);
  return {
    ...(type !== undefined && { type: nullable ? [type, "null"] : type }),
    ...(values !== undefined && { enum: nullable ? [...values, null] : values }),
    ...(maxItems !== undefined && { maxItems }),
    ...(maxLength !== undefined && { maxLength }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, bare(part)])),
    }),
    ...(items !== undefined && { items: bare(items) }),
    ...(required !== undefined && { required }),
    ...(anyOf !== undefined && { anyOf: anyOf.map(bare) }),
  };
}

/** A schema that takes no property it does not name: GitHub ignores those, so each is a mistake of ours. */
function closed(schema) {
  const { properties, items } = schema;
  return {
    ...schema,
    ...(properties !== undefined && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, closed(part)])),
      additionalProperties: false,
    }),
    ...(items !== undefined && { items: closed(items) }),
  };
}

/** A schema that is put together of several, as one. */
function whole(schema) {
  if (schema.allOf === undefined) return schema;
  const parts = schema.allOf.map(resolved);
  return {
    type: "object",
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required = [] }) => required),
  };
}

/** Of an answer's schema only what `paths` name. Throws where GitHub does not describe one of them. */
function picked(schema, paths) {
  const full = whole(resolved(schema));
  const here = paths.filter((path) => path.length > 0);
  if (here.length === 0) return bare(full);
  const { type, nullable, properties, items, required = [] } = full;
  const kind = nullable ? [type, "null"] : type;
  if (type === "array")
    return {
      type: kind,
      items: picked(
        items,
        here.map((path) => path.slice(1)),
      ),
    };
  const names = [...new Set(here.map(([name]) => name))];
  return {
    type: kind,
    properties: Object.fromEntries(
      names.map((name) => {
        if (properties?.[name] === undefined) throw new Error(`GitHub does not describe ${name}`);
        const below = here.filter(([first]) => first === name).map((path) => path.slice(1));
        return [name, picked(properties[name], below)];
      }),
    ),
    required: names.filter((name) => required.includes(name)),
  };
}

function typeOf(name) {
  return types.find((type) => type.name === name);
}

function typeFields(name, fields) {
  return Object.fromEntries(
    fields.map((field) => {
      const { type, args } = typeOf(name).fields.find((one) => one.name === field);
      return [field, { type: typeText(type), args: named(args) }];
    }),
  );
}

function named(values) {
  return Object.fromEntries(values.map(({ name, type, defaultValue }) => [name, typeText(type, defaultValue)]));
}

/** A type as GraphQL writes it; what has a default is not needed. */
function typeText({ kind, name, ofType }, defaultValue) {
  if (kind === "NON_NULL") return typeText(ofType) + (defaultValue == null ? "!" : "");
  return kind === "LIST" ? `[${typeText(ofType)}]` : name;
}
