import type { IncomingMessage } from "node:http";
import { pipeline, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

const decompressors: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * The body of an answer as text, decompressed; undefined where it has more than `most` bytes then. Throws where it
 * breaks off, is compressed in an unknown way, or is no UTF-8.
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

/** Throws for an encoding that is not known. */
function decompressed(answer: IncomingMessage, encoding: string): AsyncIterable<Uint8Array> {
  const make = decompressors[encoding];
  if (make === undefined) throw new Error("unknown encoding");
  return pipeline(answer, make(), () => undefined);
}
