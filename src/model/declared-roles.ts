import { type Role, roleNamed } from "../reference/roles.js";
import { Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";

type RoleEntry = NonNullable<NonNullable<Settings["roles"]>["app"]>[number];

/** One entry of a list of roles, in either form. */
export class DeclaredRole {
  /** The role that the name means, however it is spelled; undefined for an unknown or not yet known name. */
  readonly role: Role | undefined;

  constructor(readonly place: Place<RoleEntry>) {
    const { name } = this;
    this.role = name === undefined ? undefined : roleNamed(name);
  }

  /** Throws `Open` where the name is no role that is known. */
  mustKnow(): undefined {
    void this.knownRole;
  }

  /** The role that the name means. */
  get knownRole(): Role {
    if (this.role === undefined) throw new Open(`\`${this.namePlace.name}\` names no role that is known`);
    return this.role;
  }

  get namePlace(): Place {
    return this.place.textIfTold === undefined ? this.place.at("name") : this.place;
  }

  /** The name as declared. */
  get name(): string | undefined {
    const { valueIfTold: value } = this.place;
    return typeof value === "string" ? value : this.place.at("name").valueIfTold;
  }

  get addedOn(): Place<string> {
    return this.place.at("addedOn");
  }

  get approval(): Place<"approved" | "pending" | "denied"> {
    return this.place.at("approval");
  }
}

/** The roles of `roles.app` or `roles.profile`. */
export class DeclaredRoles {
  readonly roles: readonly DeclaredRole[];
  /** The names of the roles as Amazon spells them. */
  readonly names: ReadonlySet<string>;
  /** The entries of which nobody can say which role they are. */
  readonly unrecognised: readonly DeclaredRole[];

  constructor(readonly place: Place<RoleEntry[]>) {
    this.roles = place
      .items()
      .filter(({ writtenState: state }) => state !== "empty")
      .map((item) => new DeclaredRole(item));
    this.names = new Set(this.roles.map(({ role }) => role?.name).filter((name) => name !== undefined));
    this.unrecognised = this.roles.filter(({ role }) => role === undefined);
  }

  /** The roles, or that the list of them is open or not declared. */
  get required(): readonly (DeclaredRole | Open)[] {
    return this.isDeclared ? this.roles : [this.place.open];
  }

  /** The name that is none of Amazon's roles, or not known, as a reason. */
  get whyUnrecognised(): Open | undefined {
    const [first] = this.unrecognised;
    return first && new Open(`\`${first.namePlace.name}\` names no known role`);
  }

  /** Whether the file says which roles these are; an empty list says that there are none. */
  get isDeclared(): boolean {
    return this.place.writtenState === "declared" || this.place.writtenState === "empty";
  }
}
