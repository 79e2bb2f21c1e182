/** How a string is written. */
export interface Quote {
  readonly open: string;
  readonly close: string;
  /** What keeps a closing quote from closing: a backslash before it, a second one behind it, or nothing. */
  readonly escape: "backslash" | "doubled" | "none";
  /** Whether the string may run over lines. */
  readonly lines: boolean;
}

/** What must be known of a language to tell its strings from its comments. */
export interface Syntax {
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [string, string])[];
  /** Longer ones first. */
  readonly quotes: readonly Quote[];
  /** Whether text without quotes is a value too, as in YAML, dotenv and shell. */
  readonly words: boolean;
  /** What ends such a word, blanks aside. */
  readonly breaks: string;
  /** The operators that join strings. */
  readonly joins: readonly string[];
  /** Whether strings that stand beside each other are one. */
  readonly adjacent: boolean;
  /** What begins an expression inside a string. */
  readonly interpolations: readonly string[];
  readonly has: ReadonlySet<Trait>;
}

/** What only some languages have. */
type Trait = "regexes" | "heredocs" | "tags" | "docstrings" | "wordLists" | "entities";

type Definition = Partial<Omit<Syntax, "has">> & { readonly has?: readonly Trait[] };

function syntax({ has = [], ...given }: Definition): Syntax {
  return {
    lineComments: [],
    blockComments: [],
    quotes: [double, single],
    words: false,
    breaks: "",
    joins: ["+"],
    adjacent: false,
    interpolations: [],
    has: new Set(has),
    ...given,
  };
}

function quote(mark: string, lines = false, how: Quote["escape"] = "backslash"): Quote {
  return { open: mark, close: mark, escape: how, lines };
}

const double = quote('"');
const single = quote("'");
const backtick = quote("`", true);
const tripleDouble = quote('"""', true);
const tripleSingle = quote("'''", true);
const verbatim: Quote = { open: '@"', close: '"', escape: "doubled", lines: true };
const slashes = { lineComments: ["//"], blockComments: [["/*", "*/"]] } as const;
const hash = { lineComments: ["#"] } as const;

const javascript = syntax({ ...slashes, quotes: [double, single, backtick], interpolations: ["${"], has: ["regexes"] });
const java = syntax({ ...slashes, quotes: [tripleDouble, double, single], interpolations: ["${"] });
const swift = syntax({ ...slashes, quotes: [tripleDouble, double], interpolations: ["\\("] });
const dart = syntax({
  ...slashes,
  quotes: [tripleDouble, tripleSingle, double, single],
  interpolations: ["${"],
  adjacent: true,
});
const csharp = syntax({ ...slashes, quotes: [tripleDouble, verbatim, double, single] });
const c = syntax({ ...slashes, adjacent: true });
const rust = syntax({ ...slashes, quotes: [quote('"', true)] });
const go = syntax({ ...slashes, quotes: [double, quote("`", true, "none"), single] });
const python = syntax({
  ...hash,
  quotes: [tripleDouble, tripleSingle, double, single],
  adjacent: true,
  has: ["docstrings"],
});
const ruby = syntax({
  ...hash,
  blockComments: [["\n=begin", "\n=end"]],
  quotes: [quote('"', true), quote("'", true)],
  interpolations: ["#{"],
  adjacent: true,
  has: ["heredocs", "wordLists"],
});
const php = syntax({
  lineComments: ["//", "#"],
  blockComments: [["/*", "*/"]],
  quotes: [quote('"', true), quote("'", true)],
  joins: ["."],
  interpolations: ["{$", "${"],
  has: ["tags", "heredocs"],
});
const perl = syntax({ ...hash, joins: ["."], interpolations: ["${"] });
const lua = syntax({ lineComments: ["--"], blockComments: [["--[[", "]]"]], joins: [".."] });
const elixir = syntax({ ...hash, quotes: [tripleDouble, double], joins: ["<>"], interpolations: ["#{"] });
const powershell = syntax({ ...hash, blockComments: [["<#", "#>"]], interpolations: ["$("] });
const basic = syntax({ lineComments: ["'"], quotes: [quote('"', false, "doubled")], joins: ["&", "+"] });
const sql = syntax({
  lineComments: ["--"],
  blockComments: [["/*", "*/"]],
  quotes: [quote("'", true, "doubled"), quote('"', false, "doubled")],
  joins: ["||", "+"],
});
const hcl = syntax({
  lineComments: ["#", "//"],
  blockComments: [["/*", "*/"]],
  quotes: [double],
  interpolations: ["${"],
});
const json = syntax({ quotes: [double], joins: [] });
const shell = syntax({
  ...hash,
  words: true,
  breaks: "|;()<>",
  joins: [],
  interpolations: ["${", "$("],
  has: ["heredocs"],
});
const yaml = syntax({ ...hash, words: true, joins: [] });
const properties = syntax({ lineComments: ["#", ";"], words: true, joins: [] });
const markup = syntax({ blockComments: [["<!--", "-->"]], words: true, breaks: "<>\"'", joins: [], has: ["entities"] });

const byEnding = new Map<string, Syntax>();
for (const [endings, meant] of [
  ["js mjs cjs jsx ts mts cts tsx vue svelte astro gs es6 jsonc json5", javascript],
  ["java kt kts scala groovy gradle cls apex", java],
  ["swift", swift],
  ["dart", dart],
  ["cs csx cshtml razor", csharp],
  ["c h cc cpp cxx hpp hh m mm", c],
  ["rs", rust],
  ["go", go],
  ["py pyi pyw", python],
  ["rb rake gemspec ru erb", ruby],
  ["php phtml inc", php],
  ["pl pm", perl],
  ["lua", lua],
  ["ex exs", elixir],
  ["ps1 psm1", powershell],
  ["vb bas", basic],
  ["sql", sql],
  ["tf tfvars hcl", hcl],
  ["json postman_collection", json],
  ["sh bash zsh fish bats http rest", shell],
  ["yml yaml", yaml],
  ["env properties ini cfg conf toml vars", properties],
  ["xml config csproj vbproj plist html htm xhtml jsp cfm", markup],
] as const) {
  for (const ending of endings.split(" ")) byEnding.set(ending, meant);
}

const dotenvName = /^\.(?:env|dev\.vars)(?:\..*)?$/;

/** The syntax of the file at `path`, by its name; undefined for a kind of file that is not known. */
export function syntaxOf(path: string): Syntax | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (dotenvName.test(name)) return properties;
  if (/^(?:Dockerfile|Containerfile|Makefile|Procfile)/.test(name)) return shell;
  if (/^(?:Rakefile|Gemfile|Podfile|Vagrantfile|Fastfile)$/.test(name)) return ruby;
  if (name === "Jenkinsfile") return java;
  return byEnding.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase());
}

/** Whether the file at `path` holds values of an environment, which another machine may have differently. */
export function isDotenv(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return dotenvName.test(name) || name.endsWith(".env");
}

/** Whether a JSON or YAML text may be a description of an API. */
export function isDataSyntax(given: Syntax | undefined): boolean {
  return given === json || given === yaml;
}
