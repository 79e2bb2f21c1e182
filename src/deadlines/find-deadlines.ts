import { Facts } from "../model/facts.js";
import { endInWords, endsOf } from "../model/operation-ends.js";
import { authorizationDays, secretRotationDays } from "../reference/limits.js";
import { inWords } from "../report/in-words.js";
import type { Certificate } from "../report/observation.js";
import { sha256 } from "../report/sha256.js";
import { withoutSecrets } from "../secrets/secrets.js";
import { addDays, daysBetween } from "../settings/days.js";
import { readSettings } from "../settings/document.js";
import type { Place } from "../settings/place.js";
import { askedHosts } from "./asked-hosts.js";
import type { Deadline, DeadlineKind, Deadlines, UnknownDay } from "./deadline.js";

/** A settings file as it stands on disk. */
interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The certificates that `verify` saw of its login and redirect URIs; left out where it did not look. */
  readonly certificates?: readonly Certificate[] | undefined;
}

/** Why no day of a file is known. */
export const unreadable = "the file cannot be read as settings";

/** The days on which something ends that these files declare, and the days that they do not tell. */
export function findDeadlines(files: readonly File[], today: string): Deadlines {
  const found = files.map(({ path, bytes, certificates }) => {
    const facts = new Facts(readSettings(withoutSecrets(path), bytes), [], today);
    return new FileDays(facts, today, certificates ?? []);
  });
  for (const days of found) days.read();
  return {
    today,
    deadlines: found
      .flatMap(({ deadlines }) => deadlines)
      .sort((a, b) => compare(a.on, b.on) || compare(a.file, b.file) || a.line - b.line || compare(a.id, b.id)),
    unknown: found.flatMap(({ unknown }) => unknown),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The days of one file. */
class FileDays {
  readonly deadlines: Deadline[] = [];
  readonly unknown: UnknownDay[] = [];
  readonly #seen = new Map<string, number>();
  readonly #named = new Set<string>();

  constructor(
    readonly facts: Facts,
    readonly today: string,
    readonly certificates: readonly Certificate[],
  ) {}

  read(): void {
    if (this.facts.document.root === undefined) {
      this.#dark("client-secret", unreadable);
      return;
    }
    this.#clientSecret();
    this.#authorizations();
    this.#certificates();
    this.#removals();
    this.#ignores();
  }

  #clientSecret(): void {
    const rotated = this.facts.settings.at("credentials").at("clientSecretRotatedOn");
    const day = this.#dayOf(rotated, "client-secret");
    if (day === undefined) return;
    this.#add("client-secret", rotated, "", addDays(day, secretRotationDays.value), {
      what: `The client secret of ${day} ends.`,
      action: "Rotate it in Develop Apps, deploy the new one, and declare the new date.",
      source: secretRotationDays.source,
    });
  }

  #authorizations(): void {
    const { settings, authorizations } = this.facts;
    const type = settings.at("app").at("type");
    if (type.valueIfTold === "private") return;
    const list = settings.at("authorizations");
    if (authorizations.length === 0) {
      if (!list.isEmpty) this.#dark("authorization", list.whyOpen);
      return;
    }
    for (const { place, name = "" } of authorizations) {
      const granted = place.at("grantedOn");
      const day = this.#dayOf(granted, "authorization");
      if (day === undefined) continue;
      this.#add("authorization", granted, name, addDays(day, authorizationDays.value), {
        what: `The authorization${name === "" ? "" : ` \`${name}\``} of ${day} ends.`,
        action: "Send the selling partner through the consent workflow again, and declare the new date.",
        source: authorizationDays.source,
      });
    }
  }

  #certificates(): void {
    const unseen: string[] = [];
    for (const [host, place] of askedHosts(this.facts)) {
      const endsOn = this.certificates.find((one) => one.host === host)?.endsOn;
      if (endsOn === undefined) unseen.push(host);
      else
        this.#add("certificate", place, host, endsOn, {
          what: `The certificate of \`${host}\` ends.`,
          action: "Renew it: sellers are sent there in the middle of their authorization.",
          source: "",
        });
    }
    const more = unseen.length > 3 ? ` and of ${unseen.length - 3} more` : "";
    if (unseen.length > 0)
      this.#dark(
        "certificate",
        `no report of \`verify --redirects\` has the certificate of ${inWords(unseen.slice(0, 3), "and")}${more}`,
      );
  }

  #removals(): void {
    for (const call of this.facts.operationCalls) {
      for (const end of endsOf(call)) {
        const subject = call.label ?? "the call";
        if (end.on !== null) this.#removal(call.namePlace, subject, end.on, endInWords(end, this.today), end);
      }
    }
    for (const { type, namePlace } of this.facts.typedCalls) {
      if (type?.removed === undefined || type.removed.on === null) continue;
      const end = { replacement: undefined, ...type.removed, lastSeen: type.removed.on };
      this.#removal(namePlace, type.type, type.removed.on, endInWords(end, this.today), end);
    }
  }

  #removal(
    place: Place,
    subject: string,
    on: string,
    predicate: string,
    { replacement, source }: { readonly replacement: string | undefined; readonly source: string },
  ): void {
    if (this.#named.has(`${subject} ${on}`)) return;
    this.#named.add(`${subject} ${on}`);
    this.#add("removal", place, subject, on, {
      what: `\`${subject}\` ${predicate}.`,
      action: replacement === undefined ? "Drop it, or use what replaces it." : `Use \`${replacement}\` instead.`,
      source,
    });
  }

  #ignores(): void {
    for (const { until, line, rules } of this.facts.ignores) {
      if (until === undefined) continue;
      this.#push("ignore", line, rules.join(), until, {
        what: `The ignore of \`${rules.join("`, `")}\` in line ${line} ends.`,
        action: "Correct what it silences, or give it a new day and reason.",
        source: "",
      });
    }
  }

  #dayOf(place: Place<string>, kind: DeadlineKind): string | undefined {
    const value = place.valueIfTold;
    if (value !== undefined && /^\d{4}-\d\d-\d\d$/.test(value)) return value;
    this.#dark(kind, place.whyOpen);
    return undefined;
  }

  #add(kind: DeadlineKind, place: Place, name: string, on: string, texts: Texts): void {
    this.#push(kind, this.facts.document.locator.at(place.path, "value").line, name, on, texts);
  }

  #push(kind: DeadlineKind, line: number, name: string, on: string, { what, action, source }: Texts): void {
    const { file } = this.facts.document;
    const thing = JSON.stringify([kind, file, name]);
    const ordinal = this.#seen.get(thing) ?? 0;
    this.#seen.set(thing, ordinal + 1);
    const id = sha256(`${thing}#${ordinal}`).slice(0, 32);
    const daysLeft = daysBetween(this.today, on);
    this.deadlines.push({ id, kind, file, line, on, daysLeft, what: withoutSecrets(what), action, source });
  }

  #dark(kind: DeadlineKind, reason: string): void {
    this.unknown.push({ kind, file: this.facts.document.file, reason: withoutSecrets(reason) });
  }
}

interface Texts {
  readonly what: string;
  readonly action: string;
  readonly source: string;
}
