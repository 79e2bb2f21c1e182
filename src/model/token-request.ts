import { type GrantType, grantTypeNamed } from "../reference/lwa.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";
import { maskPlaceholders, unknownCharacter } from "../settings/values.js";

type RequestSettings = NonNullable<NonNullable<NonNullable<Settings["token"]>["requests"]>[number]>;

interface SentParameter {
  readonly name: string;
  readonly place: Place<string>;
}

/** One kind of request that the code sends to Login with Amazon. */
export class TokenRequest {
  #parameters: readonly SentParameter[] | undefined;

  constructor(readonly place: Place<RequestSettings>) {}

  get grantTypePlace(): Place<string> {
    return this.place.at("grantType");
  }

  /** The grant type, where the declared name is one of Amazon's. */
  get grantType(): GrantType | undefined {
    const { value } = this.grantTypePlace;
    return value === undefined ? undefined : grantTypeNamed(value);
  }

  /** Whether the request may ask for something else than a token of the client itself; undefined where it is not known. */
  get isGrantless(): boolean | undefined {
    return this.grantType && this.grantType.name === "client_credentials";
  }

  get scopePlace(): Place<string> {
    return this.place.at("scope");
  }

  /** The scopes that are known, out of a list separated by blanks. */
  get scopes(): readonly string[] {
    return this.#scopePieces.filter((piece) => !piece.includes(unknownCharacter));
  }

  /** Whether the scopes are known to the last. */
  get knowsScopes(): boolean {
    return this.scopes.length === this.#scopePieces.length && this.scopePlace.value !== undefined;
  }

  get #scopePieces(): readonly string[] {
    return maskPlaceholders(this.scopePlace.text ?? "")
      .split(/\s+/)
      .filter((piece) => piece !== "");
  }

  get parametersPlace(): Place<string[]> {
    return this.place.at("parameters");
  }

  /** The declared names of the parameters, with the place of each. */
  get parameters(): readonly SentParameter[] {
    this.#parameters ??= this.parametersPlace
      .items()
      .flatMap((place) => (place.value === undefined ? [] : [{ name: place.value, place }]));
    return this.#parameters;
  }

  sends(name: string): boolean {
    return this.parameters.some((parameter) => parameter.name === name);
  }

  /** The first parameter whose name is filled in at run time. */
  get unknownParameter(): Place<string> | undefined {
    return this.parametersPlace.items().find((item) => item.value === undefined && !item.isMissing);
  }

  /** Whether every parameter is declared, so that what is not among them is not sent. */
  get knowsParameters(): boolean {
    const { state } = this.parametersPlace;
    return state === "empty" || (state === "declared" && this.unknownParameter === undefined);
  }
}
