/** So many characters of a secret in a row, in whatever spelling, are too many. */
const shortest = 16;

/** The spellings in which a piece of `secret` stands in `text`. */
export function tracesOf(secret: string, text: string): string[] {
  const sinks = sinksOf(text);
  const pieces = piecesOf(secret);
  return [...spellings(pieces)].flatMap(([name, ways]) =>
    sinks.some((sink) => ways.some((way) => sink.includes(way))) ? [name] : [],
  );
}

/** The text as it is, with its escapes read, and with the ends of lines and the frames around them taken away. */
function sinksOf(text: string): string[] {
  const read = unescaped(unescaped(text));
  return [text, read, read.replaceAll(/[\s|]*\n[\s\d|>]*/g, ""), read.replaceAll(/[^A-Za-z0-9+/=]/g, "")].map((sink) =>
    sink.toLowerCase(),
  );
}

function unescaped(text: string): string {
  return text
    .replaceAll(/\\u\{?([0-9a-f]{2,6})\}?|\\x([0-9a-f]{2})|%([0-9a-f]{2})|&#x([0-9a-f]{2,6});/gi, (_, ...codes) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(codes.slice(0, 4).find(Boolean), 16))),
    )
    .replaceAll(/&#(\d{2,6});/g, (_, code) => String.fromCodePoint(Number(code)));
}

/** Pieces that cannot stand anywhere by chance: what comes before the first `|` or the last `.` is a known form. */
function piecesOf(secret: string): string[] {
  const body = secret.replace(/^.*[|.]/, "");
  return Array.from({ length: Math.max(1, body.length - shortest + 1) }, (_, at) => body.slice(at, at + shortest));
}

function spellings(pieces: readonly string[]): Map<string, string[]> {
  const whole = (make: (piece: string) => readonly string[]) =>
    pieces.flatMap((piece) => make(piece).map((way) => way.toLowerCase()));
  return new Map([
    ["as it is", whole((piece) => [piece])],
    ["backwards", whole((piece) => [[...piece].reverse().join("")])],
    ["in hex", whole((piece) => [Buffer.from(piece).toString("hex")])],
    ["in base64", whole((piece) => [0, 1, 2].map((pad) => inBase64(piece, pad)))],
  ]);
}

/** The characters of base64 that a piece gives wherever `pad` bytes come before it. */
function inBase64(piece: string, pad: number): string {
  const text = Buffer.from(`${"\0".repeat(pad)}${piece}`).toString("base64");
  return text.slice(Math.ceil((pad * 8) / 6), Math.floor(((pad + piece.length) * 8) / 6));
}
