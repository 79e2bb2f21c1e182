/** What is asked of GitHub, in words for the one sentence that a failure costs. */
export interface Feature {
  /** What a reader has to do without, as `The check run is not written`. */
  readonly lost: string;
  /** The line below `permissions:` that it needs, as `checks: write`. */
  readonly permission: string;
}

/** A request that did not end well. */
export interface Failed {
  readonly kind: "failed";
  /** One sentence for a person, without a word of GitHub's answer, which may hold what a file holds. */
  readonly reason: string;
  /** The status of the answer; undefined where there was none. */
  readonly status: number | undefined;
  /** Whether GitHub may have changed what it was asked to change all the same. */
  readonly unsure: boolean;
}

export function failed(feature: Feature, why: string, status?: number, unsure = false): Failed {
  return { kind: "failed", reason: `${feature.lost}: ${why}.`, status, unsure };
}

/** The failure of a token that may not do this; GitHub answers 404 where it does not want to tell that there is something. */
export function forbidden(feature: Feature, status: number | undefined, readOnlyToken: boolean): Failed {
  const line = `\`${feature.permission}\``;
  const cannot = `${line} cannot be granted to a pull request from a fork or by Dependabot`;
  const need = `the token may not do this, and the job needs ${line} under \`permissions\``;
  const given = feature.permission.endsWith(": read");
  return failed(feature, readOnlyToken && !given ? `the token may only read, and ${cannot}` : need, status);
}

/** The failure that an answer of this status means; `once` as for a request that must not be done twice. */
export function failedByStatus(feature: Feature, status: number, readOnlyToken: boolean, once: boolean): Failed {
  if (status === 401) return failed(feature, "GitHub does not accept the token (401)", status);
  if (status === 403 || status === 404) return forbidden(feature, status, readOnlyToken);
  if (status === 422) return failed(feature, "GitHub refused what was sent (422)", status);
  if (status >= 300 && status < 400) {
    return failed(feature, `GitHub points to another address (${status}), which is not followed`, status);
  }
  return failed(feature, `GitHub answered with status ${status}`, status, once && status >= 500);
}
