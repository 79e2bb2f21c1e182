import requests from "../../src/reference/sources/requests.json" with { type: "json" };

/** What Amazon knows in a scenario; a secret is named by the variable that holds it. */
export interface AmazonWorld {
  readonly clients: Readonly<Record<string, { readonly secret: string; readonly scopes?: readonly string[] }>>;
  readonly grants: Readonly<Record<string, Grant>>;
  /** Operations for which a role is missing. */
  readonly deny?: readonly string[];
  /** Whether the client secret is past its last day. */
  readonly secretExpired?: boolean;
  readonly misbehave?: readonly Misbehaviour[];
  readonly sites?: Readonly<Record<string, Site>>;
}

interface Grant {
  readonly region: string;
  readonly stores: readonly string[];
  readonly revoked?: boolean;
  /** The client that the grant belongs to, where it is not the one that asks. */
  readonly client?: string;
  readonly noElements?: readonly string[];
}

/** Another answer than Amazon's own: `at` is `token`, `sp` or an operation. */
export interface Misbehaviour {
  readonly at: string;
  readonly how:
    | "body"
    | "late"
    | "drip"
    | "long"
    | "bomb"
    | "cut"
    | "redirect"
    | "type"
    | "reset"
    | "silent"
    | "echo"
    | "packed";
  readonly status?: number;
  readonly body?: unknown;
}

export interface Site {
  readonly status?: number;
  readonly certificate?: "expired" | "other-name" | "self-signed" | "ends-soon";
}

export interface AmazonRequest {
  readonly method: string;
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface AmazonReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly misbehaves?: Misbehaviour["how"];
}

const hosts = new Map(Object.entries(requests.hosts).map(([name, host]) => [host, name]));

/** Login with Amazon and SP-API as documented answers show them, strict about every request. */
export class Amazon {
  /** What was asked, in the words of the scenarios: `token refresh_token VARIABLE`, `HOST OPERATION VARIABLE`. */
  readonly log: string[] = [];
  /** What was wrong with requests. */
  readonly violations: string[] = [];
  /** Every token that was given, with what it stands for. */
  readonly tokens = new Map<string, string>();

  constructor(
    readonly world: AmazonWorld,
    /** The value of a variable. */
    private readonly variable: (name: string) => string | undefined,
    private readonly now: () => number = Date.now,
  ) {}

  answer(request: AmazonRequest): AmazonReply {
    const name = hosts.get(request.host);
    if (name === undefined) return this.#wrong(`no host of Amazon: ${request.host}`);
    return name === "token" ? this.#login(request) : this.#call(name, request);
  }

  #wrong(what: string): AmazonReply {
    this.violations.push(what);
    return reply(400, { error: "invalid_request", error_description: "Malformed request" });
  }

  #login({ method, path, headers, body }: AmazonRequest): AmazonReply {
    const { tokenRequest } = requests;
    const type = String(headers["content-type"] ?? "");
    if (method !== "POST" || path !== tokenRequest.path) return this.#wrong(`${method} ${path}`);
    if (!type.startsWith(tokenRequest.contentType)) return this.#wrong(`content type ${type}`);
    const sent = new URLSearchParams(body);
    const grantType = sent.get("grant_type");
    if (grantType !== "refresh_token" && grantType !== "client_credentials")
      return this.#wrong(`grant type ${grantType}`);
    const names = [...sent.keys()].sort();
    const expected = [...tokenRequest[grantType]].sort();
    if (names.join() !== expected.join()) return this.#wrong(`parameters ${names.join()}`);
    return grantType === "refresh_token" ? this.#refresh(sent) : this.#credentials(sent);
  }

  #isClient(sent: URLSearchParams): boolean {
    const client = this.world.clients[sent.get("client_id") ?? ""];
    return client !== undefined && this.variable(client.secret) === sent.get("client_secret");
  }

  #refresh(sent: URLSearchParams): AmazonReply {
    const [variable, grant] =
      Object.entries(this.world.grants).find(([name]) => this.variable(name) === sent.get("refresh_token")) ?? [];
    this.log.push(`token refresh_token ${variable ?? "?"}`);
    const other = this.#misbehaviour("token", "", [...sent.values()].join(" "));
    if (other !== undefined) return other;
    if (!this.#isClient(sent)) return refusal(401, "invalid_client", "Client authentication failed");
    if (grant === undefined || variable === undefined || grant.revoked === true) {
      return refusal(400, "invalid_grant", "The request has an invalid grant parameter : refresh_token");
    }
    if (grant.client !== undefined && grant.client !== sent.get("client_id")) {
      return refusal(400, "unauthorized_client", "Not authorized for requested operation");
    }
    return this.#token(variable);
  }

  #credentials(sent: URLSearchParams): AmazonReply {
    const scope = sent.get("scope") ?? "";
    this.log.push(`token client_credentials ${scope}`);
    const other = this.#misbehaviour("token", "", [...sent.values()].join(" "));
    if (other !== undefined) return other;
    if (!this.#isClient(sent)) return refusal(401, "invalid_client", "Client authentication failed");
    const granted = this.world.clients[sent.get("client_id") ?? ""]?.scopes ?? [];
    if (!granted.includes(scope)) return refusal(400, "invalid_scope", "The request has an invalid parameter : scope");
    return this.#token(scope);
  }

  #token(of: string): AmazonReply {
    const token = `Atza|IwEBI${Buffer.from(`${of} ${this.tokens.size} token of the emulator`).toString("hex")}`;
    this.tokens.set(token, of);
    return reply(200, {
      access_token: token,
      token_type: "bearer",
      expires_in: 3600,
      refresh_token: "Atzr|IwEBIrefreshed",
    });
  }

  #call(host: string, request: AmazonRequest): AmazonReply {
    const [path = "", query = ""] = request.path.split("?");
    const row = requests.operations.find(([, method, known]) => method === request.method && known === path);
    if (row === undefined) {
      this.violations.push(`${request.method} ${request.path} at ${host}`);
      return reply(403, { errors: [{ code: "MissingAuthenticationToken", message: "Missing Authentication Token" }] });
    }
    const [id = "", , , parameters = "", headers = "", oneOf = ""] = row.map(String);
    const token = String(request.headers["x-amz-access-token"] ?? "");
    const of = this.tokens.get(token);
    this.log.push(`${host} ${id} ${of ?? "?"}`);
    for (const fault of faultsOf(query, parameters, oneOf, this.now())) this.violations.push(`${id}: ${fault}`);
    for (const name of headers.split(" ").filter(Boolean)) {
      if (request.headers[name.toLowerCase()] === undefined) this.violations.push(`${id}: no header ${name}`);
    }
    if (request.headers.authorization !== undefined) this.violations.push(`${id}: an authorization header`);
    if (of === undefined) return denied("The access token you provided is revoked, malformed or invalid.");
    return this.#misbehaviour("sp", id, token) ?? this.#answerCall(host, id, of, request.body);
  }

  #answerCall(host: string, id: string, of: string, body: string): AmazonReply {
    if (this.world.secretExpired) return denied("The LWA secret token you provided has expired.");
    const grant = this.world.grants[of];
    if (id === "notifications.getDestinations") {
      return grant === undefined ? reply(200, { payload: [] }) : denied("");
    }
    if (grant === undefined || grant.region !== host.replace("sandbox-", "") || this.world.deny?.includes(id))
      return denied("");
    if (id === "sellers.getMarketplaceParticipations") {
      const payload = grant.stores.map((store) => ({
        marketplace: { id: store },
        participation: { isParticipating: true },
      }));
      return reply(200, { payload });
    }
    if (id === requests.restrictedDataToken.id) return this.#restricted(body, grant);
    return reply(200, { payload: {} });
  }

  #restricted(body: string, { noElements = [] }: Grant): AmazonReply {
    const {
      restrictedResources = [],
    }: { restrictedResources?: { method?: string; path?: string; dataElements?: string[] }[] } = JSON.parse(body);
    const isWhole = restrictedResources.every(({ method, path }) => method !== undefined && path?.startsWith("/"));
    if (restrictedResources.length === 0 || restrictedResources.length > 50 || !isWhole)
      this.violations.push("resources");
    const refused = noElements.filter((name) =>
      restrictedResources.some(({ dataElements }) => dataElements?.includes(name)),
    );
    if (refused.length === 0)
      return reply(200, { restrictedDataToken: "Atz.sprdt|canary-of-the-tokens-api", expiresIn: 3600 });
    const message = `Application does not have access to one or more requested data elements: [${refused.join(", ")}]`;
    return reply(400, { errors: [{ code: "InvalidInput", message, details: "" }] });
  }

  #misbehaviour(...at: readonly string[]): AmazonReply | undefined {
    const found = this.world.misbehave?.find((one) => at.includes(one.at));
    if (found === undefined) return undefined;
    const { how, status = 200, body = {} } = found;
    if (how === "body") return reply(status, body);
    // An answer that says what it was sent, wherever a word of an answer might be shown.
    const echo = at[2] ?? "";
    const told = { errors: [{ code: echo, message: echo, details: echo }], error: echo, error_description: echo };
    const { headers } = reply(200, {});
    return how === "echo"
      ? { ...reply(status === 200 ? 403 : status, told), headers: { ...headers, "x-amzn-requestid": echo } }
      : { ...reply(status, body), misbehaves: how };
  }
}

/** What is wrong with the query of a call, by Amazon's model of it. */
function* faultsOf(query: string, parameters: string, oneOf: string, now: number): Generator<string> {
  const sent = new URLSearchParams(query);
  const kinds = new Map(
    parameters
      .split(" ")
      .filter(Boolean)
      .map((one) => one.split(":") as [string, string]),
  );
  for (const [name, kind] of kinds) if (kind.endsWith("!") && !sent.has(name)) yield `no ${name}`;
  const choices = oneOf.split(" ").filter(Boolean);
  if (choices.length > 0 && !choices.some((name) => sent.has(name))) yield `none of ${oneOf}`;
  for (const [name, value] of sent) {
    const kind = kinds.get(name) ?? "";
    if (kind === "") yield `unknown ${name}`;
    if (value === "") yield `empty ${name}`;
    if (kind.startsWith("a") && value.split(",").length > Number(/\d+/.exec(kind)?.[0] ?? 50)) yield `too long ${name}`;
    const age = now - Date.parse(value);
    if (kind.startsWith("d") && !(age >= 120_000 && age <= 7 * 86_400_000)) yield `${name} is ${value}`;
  }
}

function denied(details: string): AmazonReply {
  const { body, status } = reply(403, {
    errors: [{ code: "Unauthorized", message: "Access to requested resource is denied.", details }],
  });
  return { status, body, headers: { ...reply(403, {}).headers, "x-amzn-errortype": "AccessDeniedException" } };
}

function refusal(status: number, error: string, description: string): AmazonReply {
  return reply(status, { error, error_description: description });
}

function reply(status: number, body: unknown): AmazonReply {
  const headers = {
    "content-type": "application/json;charset=UTF-8",
    "x-amzn-requestid": "3f1c2a4e-0b5d-4c6e-8f70-1a2b3c4d5e6f",
  };
  return { status, headers, body: typeof body === "string" ? body : JSON.stringify(body) };
}
