/** The bytes of a stream of at most `limit` bytes; undefined where it holds more, or is no stream. */
export async function readStream(stream: unknown, limit: number): Promise<Uint8Array | undefined> {
  if (!(stream instanceof ReadableStream)) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) return undefined;
    size += chunk.length;
    // Leaving the loop cancels the stream.
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
