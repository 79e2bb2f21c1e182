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
/** Where short texts become bytes; most are, and there are many. */
const desk = new Uint8Array(4_096);
const schedule = new Int32Array(64);
const hex = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, "0"));
let constants: { readonly initial: Int32Array; readonly round: Int32Array } | undefined;

/**
 * The SHA-256 of a text in UTF-8, as 64 hexadecimal digits (FIPS 180-4). Its own code, since the core runs in browsers too,
 * whose digest is asynchronous.
 */
export function sha256(text: string): string {
  constants ??= { initial: fractions(8, Math.sqrt), round: fractions(64, Math.cbrt) };
  const bytes = padded(text);
  const state = Int32Array.from(constants.initial);
  for (let block = 0; block < bytes.length; block += 64) compress(state, bytes, block, constants.round);
  let digits = "";
  for (let i = 0; i < 8; i += 1) {
    const word = state[i] as number;
    digits += `${hex[word >>> 24]}${hex[(word >>> 16) & 0xff]}${hex[(word >>> 8) & 0xff]}${hex[word & 0xff]}`;
  }
  return digits;
}

/** The bytes of the text, a set bit, zeros, and the length in bits, to a multiple of 64 bytes. */
function padded(text: string): Uint8Array {
  // A character of a string takes at most three bytes.
  const whole = text.length * 3 + 72 <= desk.length ? desk : new Uint8Array(text.length * 3 + 72);
  const { written: length } = encoder.encodeInto(text, whole);
  const end = (((length + 8) >> 6) + 1) << 6;
  whole.fill(0, length, end);
  whole[length] = 0x80;
  let bits = length * 8;
  for (let at = end - 1; bits > 0; at -= 1) {
    whole[at] = bits % 0x100;
    bits = Math.floor(bits / 0x100);
  }
  return whole.subarray(0, end);
}

function compress(state: Int32Array, bytes: Uint8Array, block: number, k: Int32Array): void {
  const w = schedule;
  // Every index is within its array.
  const at = (words: Int32Array | Uint8Array, index: number) => words[index] as number;
  for (let i = 0; i < 16; i += 1) {
    const byte = block + i * 4;
    w[i] = (at(bytes, byte) << 24) | (at(bytes, byte + 1) << 16) | (at(bytes, byte + 2) << 8) | at(bytes, byte + 3);
  }
  for (let i = 16; i < 64; i += 1) {
    const x = at(w, i - 15);
    const y = at(w, i - 2);
    const s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
    const s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
    w[i] = at(w, i - 16) + s0 + at(w, i - 7) + s1;
  }
  let [a, b, c, d] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3)];
  let [e, f, g, h] = [at(state, 4), at(state, 5), at(state, 6), at(state, 7)];
  for (let i = 0; i < 64; i += 1) {
    const t1 = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + at(k, i) + at(w, i);
    const t2 = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  const words = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i += 1) state[i] = at(state, i) + (words[i] as number);
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
