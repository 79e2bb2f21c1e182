import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";

type AppSettings = NonNullable<Settings["app"]>;
type OAuthSettings = NonNullable<Settings["oauth"]>;
export type Partner = "seller" | "vendor";
export type Workflow = "website" | "appstore" | "self";

/** What is declared about the registration; undefined is what the file does not say or says only at run time. */
export class App {
  constructor(
    readonly place: Place<AppSettings>,
    private readonly oauth: Place<OAuthSettings>,
  ) {}

  get type(): AppSettings["type"] {
    return this.place.at("type").value;
  }

  get state(): AppSettings["state"] {
    return this.place.at("state").value;
  }

  /** Production unless the file says otherwise. */
  get registration(): "production" | "sandbox" | undefined {
    const registration = this.place.at("registration");
    return registration.isMissing ? "production" : registration.value;
  }

  /** Who authorizes the app; sellers unless the file says otherwise. */
  get partners(): readonly Partner[] | undefined {
    return listOr(this.place.at("partners"), ["seller"]);
  }

  /** How the app is authorized: through a website for a public app, by the owner alone for a private one. */
  get workflows(): readonly Workflow[] | undefined {
    const { type } = this;
    const usual = type === undefined ? undefined : ([type === "public" ? "website" : "self"] as const);
    return listOr(this.oauth.at("workflows"), usual);
  }

  get isVendorOnly(): boolean {
    return this.partners?.every((partner) => partner === "vendor") === true;
  }

  get isSellerOnly(): boolean {
    return this.partners?.every((partner) => partner === "seller") === true;
  }

  /** Whether the app may still be public: nothing declared says that it is private. */
  get mayBePublic(): boolean {
    return this.type !== "private";
  }

  /** Whether the app may still be a production registration. */
  get mayBeProduction(): boolean {
    return this.registration !== "sandbox";
  }

  /** In draft or submitted: the link must ask for the draft version. */
  get isUnpublished(): boolean {
    return this.state === "draft" || this.state === "submitted";
  }

  /** Published, or published and suppressed since: the live version has its own redirect URIs. */
  get isPublished(): boolean {
    return this.state === "published" || this.state === "suppressed";
  }

  /** Whether selling partners may come to the consent page of this registration: nothing declared rules it out. */
  get mayAskConsent(): boolean {
    const byWorkflow = this.workflows?.every((workflow) => workflow === "self") !== true;
    return this.mayBePublic && this.mayBeProduction && (byWorkflow || !this.oauth.at("authorizationUris").isMissing);
  }

  /** Whether sellers authorize the app by OAuth: a workflow says so, or a link is declared. */
  get usesOAuth(): boolean | undefined {
    const links = this.oauth.at("authorizationUris");
    if (this.workflows?.some((workflow) => workflow !== "self") || links.items().some((item) => !item.isMissing))
      return true;
    return this.workflows === undefined || !(links.isMissing || links.state === "declared") ? undefined : false;
  }
}

function listOr<Word>(place: Place<Word[]>, usual: readonly Word[] | undefined): readonly Word[] | undefined {
  if (place.isMissing) return usual;
  const words = place.items().map((item) => item.value as Word | undefined);
  // What is there and has no entries is no list: filled in at run time as a whole, or of another type.
  if (words.length === 0) return undefined;
  const known = words.filter((word) => word !== undefined);
  return known.length === words.length ? known : undefined;
}
