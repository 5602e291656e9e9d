import { type Environment, isLoopback } from "../cloud/proxy.js";
import { isAcrTokenHost } from "./acrHosts.js";
import type { Budget } from "./budget.js";
import { type Challenge, challengesIn } from "./challenge.js";
import type { Door } from "./door.js";
import type { Login } from "./login.js";
import { type RegistryAnswer, send } from "./request.js";
import { RegistryRefusal, RegistryTrouble } from "./trouble.js";

/** A registry as it is really asked. */
export interface RegistryPlace {
  /** `https://host[:port]`, with a path where a mirror has one. */
  base: URL;
  login: Login | undefined;
  verifiesCertificate: boolean;
}

/** What is asked of a repository. */
export interface Question {
  method: "GET" | "HEAD";
  repository: string;
  /** Behind `/v2/<repository>/`. */
  path: string;
  headers: Readonly<Record<string, string>>;
  maxBytes: number;
}

const mostRedirects = 5;
const mostOfToken = 64 * 1024;

/** One registry, asked with one login: it signs in where it is asked to, and keeps the tokens. */
export class Registry {
  private readonly tokens = new Map<string, Promise<string>>();
  private isBasic = false;

  constructor(
    readonly place: RegistryPlace,
    private readonly doorOf: (host: string) => Door,
    private readonly environment: Environment,
  ) {}

  get isScarce(): boolean {
    return this.doorOf(this.place.base.host).isScarce;
  }

  /** The answer, whatever its status. A `RegistryRefusal` says that the login, or its absence, opens nothing. */
  async ask(question: Question, budget: Budget): Promise<RegistryAnswer> {
    const url = this.urlOf(question);
    const known = await this.authorization(question.repository);
    const first = await this.follow(question, url, known, budget);
    if (first.status !== 401) return first;
    const challenge = choose(challengesIn(first.headers["www-authenticate"]));
    if (challenge === undefined) throw new RegistryRefusal(`${url.host} answered HTTP 401`);
    const authorization = await this.answerTo(challenge, question.repository, budget);
    const second = await this.follow(question, url, authorization, budget);
    if (second.status === 401) throw new RegistryRefusal(`${url.host} answered HTTP 401`, hostOf(challenge));
    return second;
  }

  private urlOf({ repository, path }: Question): URL {
    const url = new URL(this.place.base);
    url.pathname = `${url.pathname.replace(/\/$/, "")}/v2/${repository}/${path}`;
    return url;
  }

  private async authorization(repository: string): Promise<string | undefined> {
    if (this.isBasic && this.place.login !== undefined) return basic(this.place.login);
    const token = await this.tokens.get(repository)?.catch(() => undefined);
    return token === undefined ? undefined : `Bearer ${token}`;
  }

  private async answerTo(challenge: Challenge, repository: string, budget: Budget): Promise<string> {
    const { login, base } = this.place;
    if (challenge.scheme === "basic") {
      if (login === undefined) throw new RegistryRefusal(`${base.host} answered HTTP 401`);
      this.isBasic = true;
      return basic(login);
    }
    const token = this.askToken(challenge, repository, budget);
    this.tokens.set(repository, token);
    return `Bearer ${await token}`;
  }

  private async askToken({ parameters }: Challenge, repository: string, budget: Budget): Promise<string> {
    const realm = this.realmOf(parameters.realm ?? "");
    const { login: own } = this.place;
    const login =
      own?.isCallers && !isAcrTokenHost(realm.hostname) && !isLoopback(realm.hostname) ? undefined : own;
    if (parameters.service !== undefined) realm.searchParams.set("service", parameters.service);
    // Some registries name the scope only for the repository itself, some not even there.
    realm.searchParams.set("scope", parameters.scope || `repository:${repository}:pull`);
    const headers: Record<string, string> = login === undefined ? {} : { authorization: basic(login) };
    const answer = await this.once("GET", realm, headers, mostOfToken, budget);
    if (answer.status === 401 || answer.status === 403)
      throw new RegistryRefusal(`${realm.host} gave no token (HTTP ${answer.status})`, realm.hostname);
    const token = answer.status === 200 ? tokenIn(answer.body) : undefined;
    if (token !== undefined) return token;
    const cause = answer.status >= 500 ? "server" : "senseless";
    throw new RegistryTrouble(cause, `${realm.host} gave no token (HTTP ${answer.status})`);
  }

  /** A login goes to the token server that the registry names, but never in plain where the registry itself is not. */
  private realmOf(text: string): URL {
    const { base } = this.place;
    if (!URL.canParse(text))
      throw new RegistryTrouble("senseless", `${base.host} names no token server that can be asked`);
    const realm = new URL(text);
    const isDeclared = base.protocol === "http:" && !isLoopback(base.hostname);
    const isPlain = realm.protocol === "http:" && (isDeclared || isLoopback(realm.hostname));
    if (realm.protocol === "https:" || isPlain) return realm;
    throw new RegistryTrouble("senseless", `${base.host} names a token server that is not asked over HTTPS`);
  }

  private async follow(
    { method, headers, maxBytes }: Question,
    start: URL,
    authorization: string | undefined,
    budget: Budget,
  ): Promise<RegistryAnswer> {
    let url = start;
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const isHome = url.origin === start.origin;
      const own = authorization === undefined || !isHome ? {} : { authorization };
      const answer = await this.once(method, url, { ...headers, ...own }, maxBytes, budget);
      const { location } = answer.headers;
      if (answer.status < 301 || answer.status > 308 || answer.status === 304 || location === undefined)
        return answer;
      url = target(location, url);
    }
    throw new RegistryTrouble("senseless", `${start.host} redirects without end`);
  }

  private once(
    method: "GET" | "HEAD",
    url: URL,
    headers: Readonly<Record<string, string>>,
    maxBytes: number,
    budget: Budget,
  ): Promise<RegistryAnswer> {
    const { environment } = this;
    const { verifiesCertificate } = this.place;
    const door = this.doorOf(url.host);
    return door.pass(async () => {
      // One that is silent for half of the time leaves the other half to the others.
      const limits = { maxBytes, timeoutMs: budget.wholeMs / 2, signal: budget.signal };
      const answer = await send({ method, url, headers, ...limits, verifiesCertificate, environment });
      door.note(url.host, answer.status, answer.headers);
      return answer;
    });
  }
}

function hostOf({ parameters: { realm = "" } }: Challenge): string | undefined {
  return URL.canParse(realm) ? new URL(realm).hostname : undefined;
}

function choose(challenges: readonly Challenge[]): Challenge | undefined {
  return (
    challenges.find(({ scheme }) => scheme === "bearer") ??
    challenges.find(({ scheme }) => scheme === "basic")
  );
}

function basic({ userName, password }: Login): string {
  return `Basic ${Buffer.from(`${userName}:${password}`).toString("base64")}`;
}

function tokenIn(body: Buffer): string | undefined {
  try {
    const { token, access_token } = JSON.parse(body.toString("utf8")) as Record<string, unknown>;
    return [token, access_token].find((one): one is string => typeof one === "string" && one !== "");
  } catch {
    return undefined;
  }
}

function target(location: string, from: URL): URL {
  const url = URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  const isDowngrade = from.protocol === "https:" && url?.protocol === "http:";
  if (url === undefined || !/^https?:$/.test(url.protocol) || isDowngrade)
    throw new RegistryTrouble("senseless", `${from.host} redirects to where nobody follows`);
  return url;
}
