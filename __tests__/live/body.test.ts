import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readBody } from "../../src/live/body.js";

const most = 65_536;

/** An answer with these bytes, in two pieces. */
function answer(bytes: Buffer, encoding?: string): { stream: PassThrough; message: IncomingMessage } {
  const stream = new PassThrough();
  const half = Math.floor(bytes.length / 2);
  stream.write(bytes.subarray(0, half));
  stream.write(bytes.subarray(half));
  const headers = encoding === undefined ? {} : { "content-encoding": encoding };
  return { stream, message: Object.assign(stream, { headers }) as unknown as IncomingMessage };
}

function read(bytes: Buffer, encoding?: string): Promise<string | undefined> {
  const { stream, message } = answer(bytes, encoding);
  stream.end();
  return readBody(message, most);
}

const text = '{"name": "Zürich – 東京"}';

test.each([
  ["as it is", undefined, Buffer.from(text)],
  ["as it is, and says so", "Identity", Buffer.from(text)],
  ["in gzip", "gzip", gzipSync(text)],
  ["in gzip, however that is written", " GZIP ", gzipSync(text)],
  ["in deflate", "deflate", deflateSync(text)],
  ["in brotli", "br", brotliCompressSync(text)],
])("a body that comes %s is read", async (_, encoding, bytes) => {
  expect(await read(bytes, encoding)).toBe(text);
});

test("the limit counts the bytes that a body has when it is unpacked", async () => {
  const whole = "é".repeat(most / 2);
  expect(await read(Buffer.from(whole))).toBe(whole);
  expect(await read(Buffer.from(`${whole}x`))).toBeUndefined();
  expect(await read(gzipSync(whole), "gzip")).toBe(whole);
  expect(await read(gzipSync(`${whole}x`), "gzip")).toBeUndefined();
});

test.each([
  ["packed in an unknown way", "zstd", Buffer.from(text)],
  ["packed in two ways", "gzip, br", gzipSync(brotliCompressSync(text))],
  ["not packed as it says", "gzip", Buffer.from(text)],
  ["packed and cut off", "gzip", gzipSync(text).subarray(0, -12)],
  ["no UTF-8", undefined, Buffer.from([0x22, 0xe9, 0x22])],
])("a body that is %s is none", async (_, encoding, bytes) => {
  await expect(read(bytes, encoding)).rejects.toThrow();
});

test.each([undefined, "gzip"])("a body that breaks off is none, packed (%s) or not", async (encoding) => {
  const { stream, message } = answer(encoding === undefined ? Buffer.from(text) : gzipSync(text), encoding);
  const result = readBody(message, most);
  stream.destroy(new Error("aborted"));
  await expect(result).rejects.toThrow("aborted");
});
