import { limits } from "./limits.js";

export interface DecodedText {
  readonly text: string;
  /** One sentence when the bytes are no text that can be checked; `text` is then what could be shown of it. */
  readonly fault?: string;
}

/**
 * Turns the bytes of a settings file into text: UTF-8, with or without a byte order mark.
 * The caller reads at most one byte more than `limits.bytes`, so that a larger file shows as too large.
 */
export function decode(bytes: Uint8Array): DecodedText {
  if (bytes.length > limits.bytes) {
    return { text: "", fault: `The file is larger than ${limits.bytes / 1024} KiB.` };
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { text: "", fault: "The file is encoded in UTF-16." };
  }
  try {
    // The decoder drops a byte order mark, which would shift the columns of the first line by one.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0")
      ? { text: "", fault: "The file holds a NUL character, so it is no text file." }
      : { text };
  } catch {
    return { text: "", fault: "The file is not encoded in UTF-8." };
  }
}

/** Whether the bytes begin with the byte order mark of UTF-8, which is no part of the decoded text. */
export function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
