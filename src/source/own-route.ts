import type { Literal } from "./literal.js";
import { before, type Reading } from "./reading.js";

const methods = "(?:get|post|put|delete|patch|all|use|any|route|GET|POST|PUT|DELETE|PATCH|Get|Post|Put|Delete|Patch)";
const router =
  "(?:[Rr]outer|\\bapp|\\bserver|[Ff]astify|\\bmux|[Rr]outes?|[Bb]lueprint|\\bbp|\\bgroup|\\bengine|\\becho|\\br)";

/** What stands directly before a path that the file serves itself. */
const declaration = new RegExp(
  [
    `${router}(?:\\.|->|::)${methods}\\($`,
    `${router}\\.(?:HandleFunc|Handle|handle|add_url_rule|add_api_route|add_route|add_get|add_post)\\($`,
    "@(?:Get|Post|Put|Delete|Patch|Request)Mapping\\((?:value ?= ?|path ?= ?)?\\{?$",
    "@(?:Controller|Get|Post|Put|Delete|Patch|All|Path)\\($",
    "@\\w{1,40}\\.(?:route|get|post|put|delete|patch)\\($",
    "\\[(?:Http(?:Get|Post|Put|Delete|Patch)|Route)\\($",
    "\\bMap(?:Get|Post|Put|Delete|Patch)\\($",
    "#\\[Route\\((?:path: ?)?$",
    "#\\[(?:get|post|put|delete|patch)\\($",
    "(?<![.>\\w])(?:re_)?path\\($",
    "\\bHandleFunc\\($",
  ].join("|"),
);
const verb = /(?:^|\n)[ \t]{0,20}(?:get|post|put|patch|delete|match|scope|namespace|mount|location)$/;

const eventKey = /(?:^|\n)[ \t-]{0,40}["']?(?:path|Path|route|RouteKey|routeKey|httpApi)["']?:$/;
const deployment = /AWS::(?:Serverless|ApiGateway)|\bhttpApi\b|\bevents:|\bEvents:|\bRouteKey\b/;
const clients = /@FeignClient|HttpExchange|@Client\(|@RegisterRestClient/;

/**
 * Whether the file declares the path of a literal as a route of its own, instead of calling it. Nobody declares a host, and
 * what begins with something filled in is declared by a router alone.
 */
export function isOwnRoute(reading: Reading, literal: Literal, isBare: boolean): boolean {
  const { text } = reading.source;
  const text120 = before(reading, literal).trimEnd();
  if ((declaration.test(text120) || (isBare && verb.test(text120))) && !clients.test(text)) return true;
  return eventKey.test(text120) && deployment.test(text);
}
