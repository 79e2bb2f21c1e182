/** An annotation as it is sent; its form is checked by the schema. */
export type SentAnnotation = Readonly<Record<string, unknown>>;

/**
 * What GitHub's description says only in words, and refuses. Source: REST API, "Create a check run", "Update a check
 * run", "Create a review for a pull request".
 */
export function proseFaults(route: string, body: Readonly<Record<string, unknown>>): string[] {
  if (route.includes("/check-runs") && !route.startsWith("GET ")) return checkRunFaults(body);
  if (route.endsWith("/issues") && route.startsWith("POST ")) return issueFaults(body);
  return route.endsWith("/reviews") ? reviewFaults(body) : [];
}

function checkRunFaults({ status, conclusion, output, details_url }: Readonly<Record<string, unknown>>): string[] {
  const { summary, title, annotations = [] } = Object(output);
  return [
    ...(status === "completed" && conclusion === undefined ? ["completed without a conclusion"] : []),
    ...(details_url !== undefined && !/^https?:\/\//.test(String(details_url)) ? ["details_url is no address"] : []),
    ...(bytes(summary) > 65_535 ? ["the summary is too long"] : []),
    ...(title === "" || summary === "" ? ["an empty title or summary"] : []),
    ...annotations.flatMap(annotationFaults),
  ];
}

function annotationFaults(annotation: SentAnnotation): string[] {
  const { path, message, title, raw_details: details, ...lines } = annotation;
  const { start_line: first, end_line: last, start_column: from, end_column: to } = lines;
  const hasColumns = from !== undefined || to !== undefined;
  return [
    ...(path === "" || String(path).startsWith("/") ? ["the path is not relative to the repository"] : []),
    ...(message === "" || bytes(message) > 64 * 1024 ? ["the message is empty or too long"] : []),
    ...(String(title ?? "").length > 255 ? ["the title is too long"] : []),
    ...(bytes(details) > 64 * 1024 ? ["raw_details is too long"] : []),
    ...(Number(first) < 1 || Number(last) < Number(first) ? ["the lines are not in order"] : []),
    ...(hasColumns && first !== last ? ["columns on more than one line"] : []),
    ...(hasColumns && (Number(from) < 1 || Number(to) < Number(from)) ? ["the columns are not in order"] : []),
  ];
}

function reviewFaults({ event, body, comments }: Readonly<Record<string, unknown>>): string[] {
  const texts = [body, ...(Array.isArray(comments) ? comments.map((comment) => comment.body) : [])].map(String);
  return [
    ...(event === "COMMENT" && (body === undefined || body === "") ? ["COMMENT without a body"] : []),
    ...(texts.some((text) => text === "" || text.length > 65_536) ? ["a body is empty or too long"] : []),
  ];
}

function issueFaults({ title, body }: Readonly<Record<string, unknown>>): string[] {
  return [
    ...(title === undefined || title === "" || String(title).length > 256 ? ["the title is empty or too long"] : []),
    ...(String(body ?? "").length > 65_536 ? ["the body is too long"] : []),
  ];
}

function bytes(text: unknown): number {
  return Buffer.byteLength(String(text ?? ""));
}
