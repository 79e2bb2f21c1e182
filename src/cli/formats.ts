/** The forms in which a report can be printed. */
export const formats = [
  ...(["text", "json", "sarif", "github", "junit", "rdjson", "markdown"] as const),
  ...(["gitlab", "checkstyle", "azure"] as const),
] as const;

/** The forms of the days, of which `deadlines` has one of its own. */
export const deadlineFormats = ["text", "json", "ical"] as const;
