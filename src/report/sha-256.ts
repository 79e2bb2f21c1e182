/** The fractions of the roots of the first primes, from which SHA-256 takes its numbers (FIPS 180-4, section 4.2.2). */
interface Numbers {
  readonly start: Uint32Array;
  readonly rounds: Uint32Array;
}

const blockLength = 64;
let numbers: Numbers | undefined;

/**
 * SHA-256 of `text` in UTF-8, as hexadecimal digits. Written out, since a run that finds nothing hashes nothing, and
 * Node's own module takes longer to load than most files take to be checked.
 */
export function sha256(text: string): string {
  numbers ??= numbersOfPrimes();
  const hash = numbers.start.slice();
  const bytes = padded(new TextEncoder().encode(text));
  const words = new Uint32Array(blockLength);
  for (let offset = 0; offset < bytes.byteLength; offset += blockLength) {
    for (let index = 0; index < 16; index += 1) words[index] = bytes.getUint32(offset + 4 * index);
    for (let index = 16; index < blockLength; index += 1) {
      const early = words[index - 15] ?? 0;
      const late = words[index - 2] ?? 0;
      const one = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
      const other = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
      words[index] = (words[index - 16] ?? 0) + one + (words[index - 7] ?? 0) + other;
    }
    compress(hash, words, numbers.rounds);
  }
  return Array.from(hash, (word) => word.toString(16).padStart(8, "0")).join("");
}

function compress(hash: Uint32Array, words: Uint32Array, rounds: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let index = 0; index < blockLength; index += 1) {
    const chosen = (e & f) ^ (~e & g);
    const most = (a & b) ^ (a & c) ^ (b & c);
    const one =
      h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + (rounds[index] ?? 0) + (words[index] ?? 0);
    const other = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + other) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) hash[index] = (hash[index] ?? 0) + word;
}

/** The bytes, a bit that ends them, zeros, and their number in bits. */
function padded(bytes: Uint8Array): DataView {
  const whole = new Uint8Array(Math.ceil((bytes.length + 9) / blockLength) * blockLength);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(whole.length - 4, bytes.length << 3);
  return view;
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function numbersOfPrimes(): Numbers {
  const primes: number[] = [];
  for (let number = 2; primes.length < blockLength; number += 1) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  const fraction = (root: number) => (root - Math.floor(root)) * 2 ** 32;
  return {
    start: Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
    rounds: Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
  };
}
