import type { Clock } from "../clock.js";
import { type ActionName, expectListed } from "./actions.js";
import { CloudError, type CloudErrorDetails, type TransportCode } from "./errors.js";
import type { Answer } from "./http.js";
import type { HttpFailure } from "./httpFailure.js";
import { Backoff, withRetries } from "./retry.js";
import { scrub, secretsOf, withShortKeyIds } from "./scrub.js";
import type { Transport, TransportOptions } from "./transport.js";

export interface ClientOptions extends TransportOptions {
  /** The longest time that one call is repeated for; 0 leaves that to the operation's deadline. */
  maxRetryTimeoutMs: number;
  /** Whose credentials these are, in the words of a message. */
  signer?: string | undefined;
  /** What is to be said where the host does not exist, because it may be a misspelt one: then no repetition helps. */
  unknownHost?: string | undefined;
  clock: Clock;
  /** Shows one line to whoever runs `pulumi`: a call that keeps failing must not look like a hang. */
  log(message: string): void;
}

/** Until when calls may go on. It is read again for each of them. */
export interface Limit {
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  /** Ends pauses early: then no call is repeated. */
  readonly signal?: AbortSignal | undefined;
  /** How long an endpoint that does not answer is asked again, in milliseconds. Default: 5 minutes. */
  readonly patienceMs?: number | undefined;
}

type ListOf = (answer: Record<string, unknown>) => unknown;

/** A client within a limit. */
export interface Caller {
  readonly region: string;
  /** The one client that all operations share. */
  readonly client: Client;
  /** Calls the action, whose answer holds a list where `listOf` finds one, until it is answered, refused for good, or the limit is reached. */
  call(action: ActionName, parameters: Parameters, listOf?: ListOf): Promise<Record<string, unknown>>;
}

/** Parameters in wire names. A string list or an object list is flattened by the SDK (`Image.1`, `Tag.1.Key`). */
export type Parameters = Record<string, unknown>;

const leastSecret = 8;

/** Signs, sends, repeats and reads the calls to one product in one region. */
export class Client {
  private transport: Promise<Transport> | undefined;

  constructor(private readonly options: ClientOptions) {}

  /** Grows with the beginning and the end of each call that may change something: what was read before may be out of date. */
  writes = 0;

  get region(): string {
    return this.options.region;
  }

  within(limit: Limit): Caller {
    return {
      region: this.region,
      client: this,
      call: (action, parameters, listOf) => this.call(action, parameters, limit, listOf),
    };
  }

  async call(
    action: ActionName,
    parameters: Parameters,
    limit: Limit,
    listOf?: ListOf,
  ): Promise<Record<string, unknown>> {
    const { product, clock, log } = this.options;
    expectListed(product, action);
    const writes = /^(Describe|List|Get)/.test(action) ? 0 : 1;
    this.writes += writes;
    try {
      const attempt = () => this.attempt(action, parameters, listOf);
      return await withRetries(this.retryLimit(limit), clock, attempt, {
        makes: /^(Create|Allocate)/.test(action),
        log,
      });
    } finally {
      this.writes += writes;
    }
  }

  /** The rules by which `call` repeats, for a loop that does so itself. */
  backoff(): Backoff {
    const { clock, log } = this.options;
    return new Backoff(this.retryLimit({ deadline: Number.POSITIVE_INFINITY }).deadline, clock, log);
  }

  private retryLimit({ deadline, ...limit }: Limit): Limit {
    const { clock, maxRetryTimeoutMs } = this.options;
    const until = maxRetryTimeoutMs > 0 ? Math.min(deadline, clock.now() + maxRetryTimeoutMs) : deadline;
    return { ...limit, deadline: until };
  }

  private async attempt(
    action: ActionName,
    parameters: Parameters,
    listOf: ListOf | undefined,
  ): Promise<Record<string, unknown>> {
    const { product, signer } = this.options;
    const fail = async (details: Omit<CloudErrorDetails, "product" | "action">) => {
      const own = await this.ownKeys();
      const secrets = [...secretsOf(parameters), ...secretsIn(own)];
      const reason = withShortKeyIds(scrub(details.reason, secrets), own.accessKeyId);
      return new CloudError({ product, action, signer, ...details, reason });
    };
    let answer: Answer;
    try {
      const send = await this.opened();
      answer = await send(action, parameters);
    } catch (error) {
      throw await fail(this.transportFailure(error));
    }
    const body = parse(answer.text);
    const requestId = text(body?.RequestId) ?? answer.headers["x-acs-request-id"];
    const retryAfterMs = retryHint(answer.headers);
    if (body === undefined) {
      const reason = `the answer is no JSON object (${answer.text.length} characters); a proxy or a gateway may have answered instead`;
      throw await fail({ code: "UnreadableAnswer", reason, status: answer.status, requestId, retryAfterMs });
    }
    if (answer.status >= 400) {
      const code = text(body.Code) ?? `HTTP${answer.status}`;
      const reason = text(body.Message) ?? "the server gave no reason";
      throw await fail({ code, reason, status: answer.status, requestId, retryAfterMs });
    }
    // To the engine a list without the object means that it is gone: an answer without a list must not pass for one.
    if (listOf !== undefined && !Array.isArray(listOf(body))) {
      const reason = "the server answered without a list";
      throw await fail({ code: "UnreadableAnswer", reason, status: answer.status, requestId, retryAfterMs });
    }
    return body;
  }

  /** The vendor's SDK takes longer to load than all of this package: whoever calls nothing does not load it. */
  private opened(): Promise<Transport> {
    this.transport ??= import("./transport.js").then(({ openTransport }) => openTransport(this.options));
    return this.transport;
  }

  /** A server may quote the headers that it refuses, the token among them. */
  private async ownKeys(): Promise<OwnKeys> {
    return await this.options.credential.getCredential().catch((): OwnKeys => ({}));
  }

  private transportFailure(error: unknown): { code: TransportCode; reason: string } {
    const { name, code, reason, message, isUnknownHost } = error as Partial<HttpFailure>;
    const { unknownHost } = this.options;
    if (isUnknownHost && unknownHost !== undefined)
      return { code: "HostUnknown", reason: `${reason}. ${unknownHost.replace(/\.$/, "")}` };
    if (name === "HttpFailure" && code !== undefined && reason !== undefined) return { code, reason };
    return { code: "CredentialsUnusable", reason: message ?? String(error) };
  }
}

interface OwnKeys {
  accessKeyId?: string;
  accessKeySecret?: string;
  securityToken?: string;
}

/** Those of an emulator may be words that occur in any message. */
function secretsIn({ accessKeySecret, securityToken }: OwnKeys): string[] {
  return [accessKeySecret, securityToken].filter(
    (secret): secret is string => secret !== undefined && secret.length >= leastSecret,
  );
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** `x-acs-retry-after` counts milliseconds, the standard `retry-after` seconds. */
function retryHint(headers: Answer["headers"]): number | undefined {
  const ms = Number(headers["x-acs-retry-after"]);
  if (ms > 0) return ms;
  const seconds = Number(headers["retry-after"]);
  return seconds > 0 ? seconds * 1_000 : undefined;
}
