export interface Literal {
  readonly source: string;
  readonly flags: string;
  readonly line: number;
}

/** What a token may end with before a `/` that divides; behind everything else it begins a regular expression. */
const endsValue = /(?:[\w$)\]}"'`]|\+\+|--)$/;
const keyword = /(?:^|[^\w$.])(?:return|typeof|case|in|of|else|do|void|delete|throw|new|yield|await)$/;

/** The regular expressions that stand in a text of TypeScript; what is in comments, strings and templates is none. */
export function regexLiterals(text: string): Literal[] {
  const literals: Literal[] = [];
  /** For each template that is open: how many braces are open in its expression. */
  const templates: number[] = [];
  let before = "";
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const token = pattern.exec(text)?.[0];
    if (token === undefined) throw new Error(`cannot read the source at offset ${at}`);
    at += token.length;
    return token;
  };
  const template = () => {
    take(/(?:\\[\s\S]|\$(?!\{)|[^\\`$])*/y);
    if (text[at] === "`") {
      at += 1;
      before = "`";
    } else {
      at += 2;
      templates.push(0);
      before = "{";
    }
  };
  while (at < text.length) {
    const character = text.charAt(at);
    if (/\s/.test(character)) at += 1;
    else if (text.startsWith("//", at)) take(/\/\/[^\n]*/y);
    else if (text.startsWith("/*", at)) take(/\/\*[\s\S]*?\*\//y);
    else if (character === '"' || character === "'") before = take(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/y);
    else if (character === "`") {
      at += 1;
      template();
    } else if (character === "}" && templates.at(-1) === 0) {
      at += 1;
      templates.pop();
      template();
    } else if (character === "/" && (!endsValue.test(before) || keyword.test(before))) {
      const line = text.slice(0, at).split("\n").length;
      const [, source = "", flags = ""] =
        /^\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\\/[\n])+)\/([a-z]*)$/.exec(
          take(/\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\\/[\n])+\/[a-z]*/y),
        ) ?? [];
      literals.push({ source, flags, line });
      before = ")";
    } else if (/[\w$]/.test(character)) before = take(/[\w$.]+/y);
    else {
      if (character === "{" && templates.length > 0) templates.push((templates.pop() ?? 0) + 1);
      if (character === "}" && templates.length > 0) templates.push((templates.pop() ?? 0) - 1);
      before = (before + character).slice(-2);
      at += 1;
    }
  }
  return literals;
}
