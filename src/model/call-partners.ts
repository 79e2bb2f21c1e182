import { knownAnswers } from "../settings/open.js";
import type { Place } from "../settings/place.js";
import type { App, Partner } from "./app.js";
import type { Endpoint } from "./endpoint.js";

/** The selling partners that calls to some endpoints are made for. */
export interface CallPartners {
  /** Undefined where the file tells it only at run time. */
  readonly partners: readonly Partner[] | undefined;
  /** Where the file says so. */
  readonly places: readonly Place[];
}

/**
 * The partners of the authorizations that `endpoints` are called with, else those of the app: unless one of `open`, which
 * are known only at run time, may bring an authorization.
 */
export function callPartners(endpoints: readonly Endpoint[], app: App, open: readonly Place[]): CallPartners {
  const grants = endpoints.map(({ authorizations }) => authorizations);
  const ofApp: CallPartners = {
    partners: knownAnswers([app], ({ partners }) => partners)[0],
    places: [app.place.at("partners")],
  };
  const all = [...new Set(grants.flat())].map(({ partner, place }): CallPartners => {
    const declared = place.at("partner");
    if (declared.isMissing) return ofApp;
    return { partners: partner === undefined ? undefined : [partner], places: [declared] };
  });
  const lacksGrant = grants.length === 0 || grants.some(({ length }) => length === 0);
  const hiding = [...open, ...endpoints.flatMap(({ openNames }) => openNames)];
  if (lacksGrant) all.push(hiding.length === 0 ? ofApp : { partners: undefined, places: hiding });
  const known = all.map(({ partners }) => partners).filter((partners) => partners !== undefined);
  const places = new Map(all.flatMap((one) => one.places).map((place) => [place.name, place]));
  return {
    partners: known.length === all.length ? [...new Set(known.flat())] : undefined,
    places: [...places.values()],
  };
}
