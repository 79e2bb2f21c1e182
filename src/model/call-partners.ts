import { knownAnswers, type Open } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { App, Partner } from "./app.js";
import type { Endpoint } from "./endpoint.js";

/** The selling partners that calls to some endpoints are made for. */
export interface CallPartners {
  /** Undefined where the file tells it only at run time. */
  readonly partners: readonly Partner[] | undefined;
  /** Where the file says so. */
  readonly places: readonly Place[];
  /** What hides the partners until run time. */
  readonly open: readonly Open[];
}

type Found = Omit<CallPartners, "open">;

/**
 * The partners of the authorizations that `endpoints` are called with, else those of the app: unless one of `open`, which
 * are known only at run time, may bring an authorization.
 */
export function callPartners(endpoints: readonly Endpoint[], app: App, open: readonly Place[]): CallPartners {
  const grants = endpoints.map(({ authorizations }) => authorizations);
  const ofApp: Found = {
    partners: knownAnswers([app], ({ partners }) => partners)[0],
    places: [app.place.at("partners")],
  };
  const all = [...new Set(grants.flat())].map(({ partner, place }): Found => {
    const declared = place.at("partner");
    if (declared.seemsMissing) return ofApp;
    return { partners: partner === undefined ? undefined : [partner], places: [declared] };
  });
  const lacksGrant = grants.length === 0 || grants.some(({ length }) => length === 0);
  const hiding = [...open, ...endpoints.flatMap(({ openNames }) => openNames)];
  if (lacksGrant) all.push(hiding.length === 0 ? ofApp : { partners: undefined, places: hiding });
  const known = all.map(({ partners }) => partners).filter((partners) => partners !== undefined);
  const places = new Map(all.flatMap((one) => one.places).map((place) => [place.name, place]));
  const partners = known.length === all.length ? [...new Set(known.flat())] : undefined;
  const hidden = partners === undefined ? [...places.values()].filter(isUnknown) : [];
  const reasons = hidden.map(({ open }) => open);
  const other = partners === undefined && app.whyOther !== undefined && hidden.length === 0 ? [app.whyOther] : [];
  return { partners, places: [...places.values()], open: [...reasons, ...other] };
}

/** Whether the partner, or one of the list of partners, is not known. */
function isUnknown(place: Place): boolean {
  const words = place.items();
  return words.length > 0
    ? words.some(({ valueIfTold: value }) => value === undefined)
    : place.valueIfTold === undefined && !place.seemsMissing;
}
