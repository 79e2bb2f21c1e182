/**
 * Lines that problem matchers of other tools take for a finding of theirs, each written after the form that the tool
 * prints. An earlier step of a job may have registered any of them.
 */
const forms: Readonly<Record<string, RegExp>> = {
  "eslint stylish": /^\s+\d+:\d+\s+(?:error|warning|info)\s+.*\s\s+.*$/,
  "eslint compact": /^.+:\sline\s\d+,\scol\s\d+,\s(?:Error|Warning|Info)\s-\s.+\s\(.+\)$/,
  "setup-go": /[\\/].+\.go:(?:\d+:\d+:)? .*/,
  "setup-node, tsc": /^(?:\s+\d+>)?.*\(\d+(?:,\d+){0,3}\)\s*:\s+(?:error|warning|info)\s+\w{1,2}\d+\s*:/,
  tsc: /^[^\s].*[(:]\d+[,:]\d+(?:\):\s+|\s+-\s+)(?:error|warning|info)\s+TS\d+\s*:\s*.*$/,
  "tsc, wherever it starts": /[(:]\d+[,:]\d+(?:\):\s+|\s+-\s+)(?:error|warning|info)/,
  gcc: /^.*?:\d+:\d*:?\s+(?:fatal\s+)?(?:warning|error):\s+.*$/,
  "go, actionlint and others": /^\s*.+?:\d+:(?:\d+:)?\s.+$/,
  msbuild: /^.*\(\d+(?:,\d+|,\d+,\d+)?\):\s+(?:error|warning)\s+[a-zA-Z]+\d+:\s*.*$/,
  python: /^\s*File\s".*",\sline\s\d+,\sin\s.*$/,
  rustc: /^(?:warning|error)(?:\[.*\])?: .*$/,
  "line:column severity": /\d+:\d+\s+(?:error|warning|notice|info)\b/,
  "file(line,column): error": /\(\d+,\d+\)\s*:/,
};

/** The names of the tools for one of whose findings `line` would be taken. */
export function matchersOf(line: string): string[] {
  return Object.entries(forms)
    .filter(([, form]) => form.test(line))
    .map(([tool]) => tool);
}
