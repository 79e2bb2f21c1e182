import type { IncomingMessage } from "node:http";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const decompressors: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * The body of an answer as text, decompressed; undefined where it has more than `most` bytes then, breaks off, is
 * compressed in an unknown way, or is no UTF-8.
 */
export async function readBody(answer: IncomingMessage, most: number): Promise<string | undefined> {
  const encoding = (answer.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of encoding === "identity" ? answer : decompressed(answer, encoding)) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    if (size > most) return undefined;
    pieces.push(bytes);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
}

/** Nothing for an encoding that is not known. */
async function* decompressed(answer: IncomingMessage, encoding: string): AsyncGenerator<Uint8Array> {
  const make = decompressors[encoding];
  if (make === undefined) throw new Error("unknown encoding");
  const stream = make();
  answer.on("error", (error) => stream.emit("error", error));
  answer.on("aborted", () => stream.emit("error", new Error("aborted")));
  answer.pipe(stream);
  for await (const piece of stream) yield Buffer.from(piece);
}
