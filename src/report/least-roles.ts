/** The roles that the declared calls need, beside those that the app holds. */
export interface LeastRoles {
  /** One for each region that calls are made in. */
  readonly regions: readonly RolesOfRegion[];
  /** Why some calls could not be judged: their roles may be missing from all that is said here. */
  readonly unjudged: readonly string[];
}

export interface RolesOfRegion {
  /** `na`, `eu` or `fe`; null where the file does not tell in which region the calls are made. */
  readonly region: string | null;
  /** Calls that no held role opens; null where the file does not tell which roles the app holds. */
  readonly missing: readonly MissingRoles[] | null;
  /** Held roles that no declared call counts; null where that cannot be told, also because of calls that are not judged. */
  readonly unneeded: readonly string[] | null;
  /** The fewest roles that open every call. */
  readonly smallest: readonly NeededRole[];
}

export interface MissingRoles {
  /** Any one of them suffices. */
  readonly roles: readonly string[];
  readonly calls: readonly string[];
}

export interface NeededRole {
  readonly role: string;
  /** How well the lists that ask for it are known, in the word of the reference; that of the weakest list. */
  readonly evidence: string;
}
