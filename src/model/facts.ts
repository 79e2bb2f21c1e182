import { type Ignore, ignoresIn } from "../report/ignores.js";
import type { LiveReport } from "../report/observation.js";
import { FilePolicy, noPolicy } from "../report/policy.js";
import { findSecrets, type Secret } from "../secrets/secrets.js";
import type { SettingsDocument } from "../settings/document.js";
import { Open } from "../settings/open.js";
import { Place, settingsOf } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";
import { nodeAt, type Path } from "../settings/tree.js";
import { App } from "./app.js";
import { Authorization, Authorizations } from "./authorization.js";
import { type OperationCall, operationCalls } from "./call.js";
import { callPartners } from "./call-partners.js";
import { placedComments } from "./comments.js";
import type { ConsentLink } from "./consent-link.js";
import { DeclaredRoles } from "./declared-roles.js";
import { Endpoint } from "./endpoint.js";
import { consentLinks } from "./links.js";
import type { LostCheck, NamedRule } from "./named-rule.js";
import { type RestrictedRequest, restrictedRequests } from "./restricted-request.js";
import { TokenRequest } from "./token-request.js";
import { type TypedCall, typedCalls } from "./typed-call.js";

/** The same file before the change: there, not there yet, there and gone by now, or out of reach for a reason. */
export type Base =
  | { readonly kind: "file"; readonly facts: Facts }
  | { readonly kind: "new" | "gone" }
  | { readonly kind: "unavailable"; readonly reason: string };

/** What one settings file declares, in the words of SP-API. Built once a file, each part when a rule first asks. */
export class Facts {
  readonly settings: Place<Settings>;

  /** The ignore comments that silenced a finding; filled in once the other rules have spoken. */
  usedIgnores: ReadonlySet<Ignore> = new Set();
  /** The rules that were judged before the change and are not any more, once the others have spoken. */
  lost: readonly LostCheck[] = [];
  /** The policy that the file is judged by. */
  policy: FilePolicy = new FilePolicy(noPolicy, new Map());
  base: Base = { kind: "unavailable", reason: "there is no base to compare with" };
  /** What Amazon answered about the file; undefined where nobody asked. */
  live: LiveReport | undefined;

  constructor(
    readonly document: SettingsDocument,
    /** The rules of this run, for what the file says about rules. */
    readonly rules: readonly NamedRule[],
    /** Today as YYYY-MM-DD; undefined where the caller gives no date. */
    readonly today?: string,
  ) {
    this.settings = settingsOf(document);
  }

  /** Today as YYYY-MM-DD. */
  get day(): string {
    if (this.today === undefined) throw new Open("today's date is not given");
    return this.today;
  }

  /** The place of a path of names such as `roles.app`. */
  place(name: string): Place {
    const whole: Place = this.settings;
    const place = this.#places.get(name) ?? name.split(".").reduce((at, key) => at.at(key as never), whole);
    this.#places.set(name, place);
    return place;
  }

  placeAt(path: Path): Place {
    return new Place(this.document, path, nodeAt(this.document.root, path));
  }

  readonly #places = new Map<string, Place>();
  readonly #memo = new Map<unknown, unknown>();
  #once<T>(name: unknown, build: () => T): T {
    if (!this.#memo.has(name)) this.#memo.set(name, build());
    return this.#memo.get(name) as T;
  }

  /** What `make` says about this file, found out when it is first asked. */
  remember<T>(make: (facts: Facts) => T): T {
    return this.#once(make, () => make(this));
  }

  /** The ignore comments of the file. */
  get ignores(): readonly Ignore[] {
    return this.#once("ignores", () => ignoresIn(placedComments(this.document)));
  }

  /** The secrets that stand in the file. */
  get secrets(): readonly Secret[] {
    return this.#once("secrets", () => findSecrets(this.document));
  }

  /** The kinds of request that the code sends to Login with Amazon. */
  get tokenRequests(): readonly (TokenRequest | Open)[] {
    return this.#once("tokenRequests", () => {
      const { listed } = this.settings.at("token").at("requests");
      return listed.map((place) => (place instanceof Open ? place : new TokenRequest(place)));
    });
  }

  get app(): App {
    return this.#once("app", () => new App(this.settings.at("app"), this.settings.at("oauth")));
  }

  /** The declared links, also those to other pages. */
  get links(): readonly (ConsentLink | Open)[] {
    return this.#once("links", () => consentLinks(this.settings.at("oauth").at("authorizationUris"), this.app));
  }

  /** The links to the consent page of SP-API: what another page reads is not known. */
  get consentLinks(): readonly (ConsentLink | Open)[] {
    return this.#once("consentLinks", () =>
      this.links.map((link) => (link instanceof Open ? link : link.toConsentPage)),
    );
  }

  get authorizations(): readonly Authorization[] {
    return this.grants.all;
  }

  /** The declared authorizations, by name and by region. */
  get grants(): Authorizations {
    return this.#once("grants", () => {
      const entries = this.settings.at("authorizations").listed.filter((place) => place instanceof Place);
      return new Authorizations(entries.map((place) => new Authorization(place)));
    });
  }

  /** The authorizations, or that the list of them is open. */
  get authorizationList(): readonly (Authorization | Open)[] {
    const { listed } = this.settings.at("authorizations");
    return listed.some((place) => place instanceof Open)
      ? listed.filter((place) => place instanceof Open)
      : this.authorizations;
  }

  get endpoints(): readonly Endpoint[] {
    return this.#once("endpoints", () => this.endpointList.filter((endpoint) => endpoint instanceof Endpoint));
  }

  /** The endpoints, or that the list of them is open. */
  get endpointList(): readonly (Endpoint | Open)[] {
    return this.#once("endpointList", () => {
      const { listed } = this.settings.at("endpoints");
      return listed.map((place) => (place instanceof Open ? place : new Endpoint(place, this.grants)));
    });
  }

  /** Every operation that the code calls, with the endpoints that it goes to. */
  get operationCalls(): readonly OperationCall[] {
    return this.#once("operationCalls", () =>
      operationCalls(this.settings.at("calls").at("operations"), this.endpoints, this.app, this.#madeForAt),
    );
  }

  /** Every type of report, feed and notification that the code asks for. */
  get typedCalls(): readonly TypedCall[] {
    return this.#once("typedCalls", () =>
      typedCalls(this.settings.at("calls"), this.endpoints, this.#madeForAt(this.endpoints)),
    );
  }

  readonly #madeForAt = (endpoints: readonly Endpoint[]) => callPartners(endpoints, this.app, this.#openGrants);

  /** What may bring an authorization for another partner at run time. */
  get #openGrants(): readonly Place[] {
    return this.#once("openGrants", () => {
      const [authorizations, endpoints] = [this.settings.at("authorizations"), this.settings.at("endpoints")];
      const regions = this.grants.of(undefined).filter(({ place }) => !place.at("partner").seemsMissing);
      const places = [
        authorizations,
        endpoints,
        ...endpoints.items(),
        ...regions.map(({ place }) => place.at("region")),
      ];
      return places.filter(({ writtenState: state }) => state === "placeholder");
    });
  }

  /** Every resource that the code asks a restricted data token for. */
  get restrictedRequests(): readonly RestrictedRequest[] {
    return this.#once("restrictedRequests", () => restrictedRequests(this.settings.at("calls").at("rdt")));
  }

  /** The roles that are selected for the app. */
  get appRoles(): DeclaredRoles {
    return this.#once("appRoles", () => new DeclaredRoles(this.settings.at("roles").at("app")));
  }

  /** The roles that are approved in the developer profile. */
  get profileRoles(): DeclaredRoles {
    return this.#once("profileRoles", () => new DeclaredRoles(this.settings.at("roles").at("profile")));
  }

  /** Whether requests are declared to be signed by AWS keys, which Amazon ignores since 2023-10-02. */
  get signsRequests(): boolean {
    return /^sigv4-(?:static|sts)$/.test(this.settings.at("credentials").at("mode").valueIfTold ?? "");
  }
}
