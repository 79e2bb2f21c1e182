import { allKnown, answerOf, anyOf, Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";

type AppSettings = NonNullable<Settings["app"]>;
type OAuthSettings = NonNullable<Settings["oauth"]>;
export type Partner = "seller" | "vendor";
export type Workflow = "website" | "appstore" | "self";

/** What is declared about the registration. What the file does not say, or only at run time, throws `Open`. */
export class App {
  constructor(
    readonly place: Place<AppSettings>,
    private readonly oauth: Place<OAuthSettings>,
  ) {}

  get type(): NonNullable<AppSettings["type"]> {
    return this.place.at("type").required;
  }

  get state(): NonNullable<AppSettings["state"]> {
    return this.place.at("state").required;
  }

  /** Public unless the file says otherwise. */
  get isPublic(): boolean {
    return isAnother(this.place.at("type"), "private");
  }

  /** A production registration unless the file says otherwise. */
  get isProduction(): boolean {
    return isAnother(this.place.at("registration"), "sandbox");
  }

  /** Who authorizes the app; sellers unless the file says otherwise. */
  get partners(): readonly Partner[] {
    return allKnown(this.#partners);
  }

  get #partners(): readonly (Partner | Open)[] {
    const words: readonly (Partner | "business" | Open)[] = wordsOf(this.place.at("partners")) ?? ["seller"];
    return words.map((word) => (word === "business" ? new Open(unknownOfBusiness) : word));
  }

  /** Whether companies authorize the app on Amazon Business, which has APIs and a consent page of its own. */
  get isForBusiness(): boolean {
    return anyOf(wordsOf<Partner | "business">(this.place.at("partners")) ?? [], (word) => word === "business");
  }

  /** Why the facts about SP-API do not decide: the app is, or may be, one for Amazon Business. */
  get whyOther(): Open | undefined {
    const answer = answerOf(this, ({ isForBusiness }) => isForBusiness);
    if (answer === false) return undefined;
    return answer === true ? new Open(unknownOfBusiness) : answer;
  }

  isFor(partner: Partner): boolean {
    return anyOf(this.#partners, (one) => one === partner);
  }

  get isVendorOnly(): boolean {
    return !this.isFor("seller");
  }

  get isSellerOnly(): boolean {
    return !this.isFor("vendor");
  }

  /** How the app is authorized: through a website for a public app, by the owner alone for a private one. */
  get #workflows(): readonly (Workflow | Open)[] {
    const workflows = this.oauth.at("workflows");
    const { valueIfTold: type } = this.place.at("type");
    const usual = type === undefined ? workflows.open : type === "public" ? "website" : "self";
    return wordsOf(workflows) ?? [usual];
  }

  hasWorkflow(workflow: Workflow): boolean {
    return anyOf(this.#workflows, (one) => one === workflow);
  }

  /** The entries of `oauth.workflows` by which others than the owner authorize the app. */
  get foreignWorkflows(): readonly (Place | Open)[] {
    const { listed } = this.oauth.at("workflows");
    return listed.map((place) => answerOf(place, (word) => word.required && word)).filter((word) => !isSelf(word));
  }

  /** Whether others than the owner authorize the app. */
  private get isAuthorizedByOthers(): boolean {
    return anyOf(this.#workflows, (workflow) => workflow !== "self");
  }

  /** In draft or submitted: the link must ask for the draft version. */
  get isUnpublished(): boolean {
    return this.state === "draft" || this.state === "submitted";
  }

  /** Published, or published and suppressed since: the live version has its own redirect URIs. */
  get isPublished(): boolean {
    return this.state === "published" || this.state === "suppressed";
  }

  /** Whether selling partners may come to the consent page: a link is declared, or nothing says that the owner alone authorizes. */
  get mayHaveLinks(): boolean {
    const byOthers = answerOf(this, ({ isAuthorizedByOthers }) => isAuthorizedByOthers);
    return byOthers !== false || !this.oauth.at("authorizationUris").seemsMissing;
  }

  /** Whether sellers authorize the app by OAuth: a workflow says so, or a link is declared. */
  get usesOAuth(): boolean {
    return anyOf([() => this.isAuthorizedByOthers, () => anyOf(this.oauth.at("authorizationUris").listed, () => true)]);
  }
}

const unknownOfBusiness = "what holds for Amazon Business is not known";

function isSelf(workflow: Place<Workflow> | Open): boolean {
  return !(workflow instanceof Open) && workflow.required === "self";
}

/** Whether another word is declared, or none; one that the format does not have is another one, and `settings-shape` tells it. */
function isAnother<Word>(place: Place<Word>, word: Word): boolean {
  return place.writtenState === "malformed" || place.known !== word;
}

/** The words of a list; undefined where there is none. */
function wordsOf<Word extends string>(list: Place<Word[]>): readonly (Word | Open)[] | undefined {
  if (list.seemsMissing) return undefined;
  return list.listed.map((place) => answerOf(place, (word) => word.required as Word));
}
