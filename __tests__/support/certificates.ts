import { createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

/** A key with a certificate for it, as TLS servers take them. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateOptions {
  readonly from?: Date;
  readonly to?: Date;
  /** The names that the certificate is for. */
  readonly names: readonly string[];
}

const day = 86_400_000;

/** An authority that tests alone trust: it makes certificates for any name and time, with nothing but Node. */
export class TestAuthority {
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly cert = certificate("Test authority", this.#keys.publicKey, "Test authority", this.#keys.privateKey, {
    names: [],
  });

  issue(options: CertificateOptions): Certificate {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const cert = certificate(options.names[0] ?? "", publicKey, "Test authority", this.#keys.privateKey, options);
    return { key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), cert };
  }
}

/** An X.509 certificate in PEM (RFC 5280); without names it is that of an authority. */
function certificate(subject: string, key: KeyObject, issuer: string, signer: KeyObject, options: CertificateOptions) {
  const { names, from = new Date(Date.now() - day), to = new Date(Date.now() + 90 * day) } = options;
  const algorithm = sequence(der(0x06, Buffer.from("2a8648ce3d040302", "hex")));
  const extensions = [
    extension("551d13", sequence(...(names.length === 0 ? [der(0x01, Buffer.from([0xff]))] : []))),
    ...(names.length > 0 ? [extension("551d11", sequence(...names.map((name) => der(0x82, Buffer.from(name)))))] : []),
  ];
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(issuer),
    sequence(time(from), time(to)),
    nameOf(subject),
    key.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = createSign("sha256").update(body).sign(signer);
  const whole = sequence(body, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole
    .toString("base64")
    .match(/.{1,64}/g)
    ?.join("\n");
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

function extension(oid: string, value: Buffer): Buffer {
  return sequence(der(0x06, Buffer.from(oid, "hex")), der(0x04, value));
}

function nameOf(name: string): Buffer {
  return sequence(der(0x31, sequence(der(0x06, Buffer.from("550403", "hex")), der(0x0c, Buffer.from(name)))));
}

/** GeneralizedTime, which OpenSSL takes for every year. */
function time(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().replaceAll(/[-:T]/g, "").slice(0, 14)}Z`));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

/** A tag, the length of what follows, and that. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
