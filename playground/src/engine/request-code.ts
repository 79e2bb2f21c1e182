/** A request as far as a piece of a program tells it. */
interface RequestInCode {
  readonly method: string | undefined;
  readonly parametersIn: "body" | "query" | undefined;
  readonly bodyEncoding: "form" | "json" | undefined;
  readonly contentType: string | undefined;
  readonly pairs: ReadonlyMap<string, string>;
}

const form = "application/x-www-form-urlencoded";

/** Names of parameters that a token request may have; other names of a program mean something else. */
const names =
  /(?<![\w.$-])(["']?)(grant_type|refresh_token|client_id|client_secret|code|scope|redirect_uri)\1(?:\s{0,20}(?:=>|[:=](?!=))\s{0,20}(?:["'`]([^"'`\n]*)["'`])?|(?=\s{0,20}[,}]))/g;

/** Whether a text is a piece of a program and neither curl, HTTP nor a body. */
export function isCode(text: string): boolean {
  return /\bfetch\(|\baxios\b|\brequests?\.(?:post|get|request)\b|\.(?:post|get)\(|Invoke-(?:RestMethod|WebRequest)|http_build_query|curl_setopt|URLSearchParams|JSON\.stringify|\b(?:const|let|var|import|def|new)\s/.test(
    text,
  );
}

/** Reads a request from a piece of JavaScript, Python, PHP or PowerShell. Values that are no literals are not known. */
export function readRequestCode(text: string): RequestInCode {
  const pairs = new Map([...text.matchAll(names)].map(([, , name = "", value = ""]) => [name, value]));
  const isJson = /JSON\.stringify|\bjson\s{0,5}[:=]|json_encode|json\.dumps|ConvertTo-Json/.test(text);
  const isForm =
    /URLSearchParams|http_build_query|\bqs\.stringify|querystring\.stringify|\bdata\s{0,5}=\s{0,5}\{|Invoke-\w+|form_params|urlencode\(/.test(
      text,
    );
  const isQuery = /\bparams\s{0,5}[:=]\s{0,5}[{[]|\bquery\s{0,5}[:=]\s{0,5}[{[]/.test(text);
  const header = /content-type["']?\s{0,10}(?:=>|[:=])\s{0,10}["']?([\w.+-]+\/[\w.+-]+)/i.exec(text)?.[1];
  // Source: axios, "Request Config": an object in the place of the data is sent as JSON.
  const isAxiosObject = /\baxios(?:\.post)?\(/.test(text) && !isForm && header === undefined;
  const bodyEncoding = isQuery ? undefined : isJson || isAxiosObject ? "json" : isForm ? "form" : undefined;
  const implied = isQuery ? undefined : bodyEncoding === "form" ? form : isAxiosObject ? "application/json" : undefined;
  return {
    method: methodIn(text),
    parametersIn: pairs.size === 0 ? undefined : isQuery ? "query" : "body",
    bodyEncoding,
    contentType: header ?? implied,
    pairs,
  };
}

function methodIn(text: string): string | undefined {
  const [, named] =
    /method["']?\s{0,5}(?:=>|[:=])\s{0,5}["'](\w{3,7})["']/i.exec(text) ??
    /\.(post|get|put)\(/i.exec(text) ??
    /-Method\s{1,5}(\w{3,7})/i.exec(text) ??
    [];
  return named?.toUpperCase() ?? (/CURLOPT_POST(?:FIELDS)?\b/.test(text) ? "POST" : undefined);
}
