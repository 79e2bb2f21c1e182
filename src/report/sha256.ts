/** The first 64 bits of the fractional parts of square or cube roots of primes, as 32-bit words (FIPS 180-4, 4.2.2 and 5.3.3). */
function fractions(count: number, root: (prime: number) => number): Int32Array {
  const words = new Int32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate += 1) {
    if (!isPrime(candidate)) continue;
    const value = root(candidate);
    words[found] = (value - Math.floor(value)) * 0x1_0000_0000;
    found += 1;
  }
  return words;
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
  return true;
}

const encoder = new TextEncoder();
let constants: { readonly initial: Int32Array; readonly round: Int32Array } | undefined;

/**
 * The SHA-256 of a text in UTF-8, as 64 hexadecimal digits (FIPS 180-4). Its own code, since the core runs in browsers too,
 * whose digest is asynchronous.
 */
export function sha256(text: string): string {
  constants ??= { initial: fractions(8, Math.sqrt), round: fractions(64, Math.cbrt) };
  const bytes = padded(encoder.encode(text));
  const view = new DataView(bytes.buffer);
  const state = Int32Array.from(constants.initial);
  const schedule = new Int32Array(64);
  for (let block = 0; block < bytes.length; block += 64) compress(state, schedule, view, block, constants.round);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The bytes, a set bit, zeros, and the length in bits, to a multiple of 64 bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(whole.length - 4, (bytes.length << 3) >>> 0);
  return whole;
}

function compress(state: Int32Array, w: Int32Array, view: DataView, block: number, k: Int32Array): void {
  // Every index is within its array.
  const at = (words: Int32Array, index: number) => words[index] as number;
  for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(block + i * 4);
  for (let i = 16; i < 64; i += 1) {
    const a = at(w, i - 15);
    const b = at(w, i - 2);
    const s0 = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
    const s1 = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
    w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1;
  }
  // The eight working variables move on by one place a round: the round writes over the one that falls out.
  const v = Int32Array.from(state);
  for (let i = 0; i < 64; i += 1) {
    const [a, b, c] = [at(v, -i & 7), at(v, (1 - i) & 7), at(v, (2 - i) & 7)];
    const [e, f, g] = [at(v, (4 - i) & 7), at(v, (5 - i) & 7), at(v, (6 - i) & 7)];
    const h = (7 - i) & 7;
    const t1 = at(v, h) + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + at(k, i) + at(w, i);
    const t2 = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    v[(3 - i) & 7] = at(v, (3 - i) & 7) + t1;
    v[h] = t1 + t2;
  }
  for (let i = 0; i < 8; i += 1) state[i] = at(state, i) + at(v, i);
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
