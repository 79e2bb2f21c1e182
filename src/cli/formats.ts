/** The forms in which a report can be printed. */
export const formats = [
  ...(["text", "json", "sarif", "github", "junit", "rdjson", "markdown"] as const),
  ...(["gitlab", "checkstyle", "azure"] as const),
] as const;
