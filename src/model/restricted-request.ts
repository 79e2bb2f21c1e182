import type { Operation } from "../reference/operations.js";
import type { Place } from "../settings/place.js";
import type { Settings } from "../settings/schema.js";
import { maskPlaceholders } from "../settings/values.js";
import { DeclaredRoute } from "./declared-route.js";

type RestrictedEntry = NonNullable<NonNullable<Settings["calls"]>["rdt"]>[number];

/** One entry of `calls.rdt`: a resource that the code asks a restricted data token for. */
export class RestrictedRequest {
  readonly route: DeclaredRoute;

  constructor(readonly place: Place<RestrictedEntry>) {
    this.route = new DeclaredRoute(place.at("method"), place.at("path"));
  }

  /** The operation at the method and path; undefined where the file does not tell it or the models have none. */
  get operation(): Operation | undefined {
    return this.route.meaning.operations[0];
  }

  /** Whether what stands for the path starts with no `/`, so that it is none: the name of an operation, a URL. */
  get isNoPath(): boolean {
    return !/^[/\uE000]|^$/.test(maskPlaceholders(this.route.path ?? ""));
  }

  /** Whether the path still has a parameter in single braces. */
  get isTemplate(): boolean {
    return this.route.path?.split("/").some((segment) => /^\{[^{}]*\}$/.test(segment)) === true;
  }

  get dataElements(): readonly Place<string>[] {
    const elements = this.place.at("dataElements").items();
    return elements.filter(({ seemsMissing: isMissing }) => !isMissing);
  }
}

/** The resources of `calls.rdt`. */
export function restrictedRequests(list: Place<RestrictedEntry[]>): RestrictedRequest[] {
  return list
    .items()
    .filter(({ writtenState: state }) => state !== "empty")
    .map((place) => new RestrictedRequest(place));
}
