import { formContentType, grantTypes, scopes, tokenUrls } from "../src/reference/lwa.js";
import { marketplaces } from "../src/reference/marketplaces.js";
import { operationNames } from "../src/reference/operations.js";
import { allRegions, awsRegions, regions } from "../src/reference/regions.js";
import { accessTokenHeader } from "../src/reference/request-headers.js";
import { roles } from "../src/reference/roles.js";
import { feedTypeNames, notificationTypeNames, reportTypeNames } from "../src/reference/types.js";

/** The values that an editor offers for a text; where the list is closed, it marks every other one. */
interface Offered {
  readonly values: () => readonly string[];
  readonly closed?: boolean;
}

const types = (names: () => readonly string[]): Offered => ({ values: names });
const operations: Offered = { values: () => [...operationNames()].sort() };
const methods: Offered = { values: () => ["GET", "POST", "PUT", "PATCH", "DELETE"] };
const roleNames: Offered = { values: () => roles.map(({ name }) => name) };

/** By the name under which the schema defines them: what is offered, and the keys for whose values it is. */
export const offeredValues: Readonly<Record<string, Offered & { readonly keys: RegExp }>> = {
  sellingRegion: {
    keys: /^(?:endpoints|authorizations|oauth\.authorizationUris)\[\]\.region$/,
    values: () => allRegions,
    closed: true,
  },
  awsRegion: { keys: /\.(?:awsRegion|stsRegion|deploymentRegion|aws\.region)$/, values: () => awsRegions },
  endpointUrl: {
    keys: /^endpoints\[\]\.url$/,
    values: () => regions.flatMap(({ host, sandboxHost }) => [`https://${host}`, `https://${sandboxHost}`]),
  },
  marketplace: {
    keys: /\.marketplaces\[\]$/,
    values: () => marketplaces.flatMap(({ code, aliases, id }) => [code, ...aliases, id]),
  },
  tokenUrl: { keys: /^token\.requests\[\]\.url$/, values: () => tokenUrls },
  tokenMethod: { keys: /^token\.requests\[\]\.method$/, values: () => ["POST"] },
  contentType: { keys: /^token\.requests\[\]\.contentType$/, values: () => [formContentType] },
  grantType: {
    keys: /^token\.requests\[\]\.grantType$/,
    values: () => grantTypes.map(({ name }) => name),
    closed: true,
  },
  tokenParameter: {
    keys: /^token\.requests\[\]\.parameters\[\]$/,
    values: () => ["grant_type", "code", "refresh_token", "client_id", "client_secret", "redirect_uri", "scope"],
  },
  scope: { keys: /^token\.requests\[\]\.scope$/, values: () => scopes.map(({ scope }) => scope) },
  roleName: { keys: /^roles\.(?:app|profile)\[\](?:\.name)?$/, ...roleNames },
  operationName: { keys: /\.operations\[\](?:\.operation)?$/, ...operations },
  callMethod: { keys: /^(?:calls|endpoints\[\])\.(?:operations|rdt)\[\]\.method$/, ...methods },
  reportType: { keys: /^calls\.reports\[\](?:\.type)?$/, ...types(reportTypeNames) },
  feedType: { keys: /^calls\.feeds\[\](?:\.type)?$/, ...types(feedTypeNames) },
  notificationType: { keys: /^calls\.notifications\[\](?:\.type)?$/, ...types(notificationTypeNames) },
  accessTokenHeader: { keys: /^calls\.accessTokenHeader$/, values: () => [accessTokenHeader.name] },
};

/** The name of the definition that offers values for a key; undefined where any text is as good as another. */
export function offeredFor(key: string): { readonly name: string; readonly closed: boolean } | undefined {
  const found = Object.entries(offeredValues).find(([, { keys }]) => keys.test(key));
  return found && { name: found[0], closed: found[1].closed === true };
}
