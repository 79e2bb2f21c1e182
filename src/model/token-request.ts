import { type GrantType, grantTypeNamed } from "../reference/lwa.js";
import { anyOf, Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";
import { maskPlaceholders, unknownCharacter } from "../settings/values.js";

type RequestSettings = NonNullable<NonNullable<NonNullable<Settings["token"]>["requests"]>[number]>;

/** One kind of request that the code sends to Login with Amazon. */
export class TokenRequest {
  constructor(readonly place: Place<RequestSettings>) {}

  get grantTypePlace(): Place<string> {
    return this.place.at("grantType");
  }

  /** The grant type as Amazon knows it. */
  get grantType(): GrantType {
    const { grantTypePlace: place } = this;
    const known = grantTypeNamed(place.required);
    if (known === undefined) throw new Open(`\`${place.name}\` is no grant type`);
    return known;
  }

  /** Whether the request asks for a token of the client itself. */
  get isGrantless(): boolean {
    return this.grantType.name === "client_credentials";
  }

  get scopePlace(): Place<string> {
    return this.place.at("scope");
  }

  /** The scopes, out of a list separated by blanks, those that are filled in as `Open`. */
  get scopes(): readonly (string | Open)[] {
    const { scopePlace: place } = this;
    const pieces = maskPlaceholders(place.textIfTold ?? "")
      .split(/\s+/)
      .filter((piece) => piece !== "");
    const open = place.open;
    return pieces.length === 0 ? [open] : pieces.map((piece) => (piece.includes(unknownCharacter) ? open : piece));
  }

  get parametersPlace(): Place<string[]> {
    return this.place.at("parameters");
  }

  /** Whether a parameter of that name is sent; what is not among them is not, once all are declared. */
  sends(name: string): boolean {
    const { parametersPlace: place } = this;
    if (!place.isGiven && !place.isEmpty) throw place.open;
    return anyOf(place.listed, (parameter) => parameter.required === name);
  }
}
