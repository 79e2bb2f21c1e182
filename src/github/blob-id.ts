/** The id that git gives to a file of these bytes, in the form of `like`, an id of the same repository. */
export function blobId(bytes: Uint8Array, like: string): string {
  const hash = process.getBuiltinModule("node:crypto").createHash(like.length === 64 ? "sha256" : "sha1");
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
