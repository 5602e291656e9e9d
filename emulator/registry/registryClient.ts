import { STATUS_CODES } from "node:http";
import type { RegistryLogin } from "../options.js";
import { readChallenge } from "./challenge.js";
import { type Answer, exchange } from "./exchange.js";
import type { ImageName } from "./imageName.js";
import { PullFailure } from "./pullFailure.js";

export interface RegistryDoor {
  /** Where it is really asked. */
  readonly base: URL;
  readonly image: ImageName;
  readonly login?: RegistryLogin | undefined;
  /** Takes any certificate. */
  readonly insecure: boolean;
}

const manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

/** Asks one registry for one repository, and signs in there when it is told to. */
export class RegistryClient {
  private authorization: string | undefined;

  constructor(private readonly door: RegistryDoor) {}

  manifest(reference: string): Promise<Answer> {
    return this.get(`manifests/${reference}`, { accept: manifestTypes });
  }

  blob(digest: string): Promise<Answer> {
    return this.get(`blobs/${digest}`, {});
  }

  private async get(path: string, headers: Record<string, string>): Promise<Answer> {
    const { base, image, insecure } = this.door;
    const prefix = base.pathname.replace(/\/$/, "");
    const url = new URL(`${prefix}/v2/${image.repository}/${path}`, base);
    const shownAs = `https://${apiHostOf(image)}/v2/${image.repository}/${path}`;
    const ask = () => exchange({ url, shownAs, insecure, headers: { ...headers, ...this.signature() } });
    const first = await ask();
    const answer = first.status === 401 && (await this.signIn(first)) ? await ask() : first;
    if (answer.status === 200) return answer;
    throw this.refusal(answer, shownAs);
  }

  private signature(): Record<string, string> {
    return this.authorization === undefined ? {} : { authorization: this.authorization };
  }

  /** Whether it is worth asking again. */
  private async signIn({ headers }: Answer): Promise<boolean> {
    const challenge = readChallenge(headers["www-authenticate"]);
    if (challenge === undefined || this.authorization !== undefined) return false;
    const basic = basicOf(this.door.login);
    if (challenge.scheme === "basic") {
      if (basic === undefined) throw new PullFailure("failed to authorize: no basic auth credentials");
      this.authorization = basic;
    } else this.authorization = `Bearer ${await this.token(challenge.parameters, basic)}`;
    return true;
  }

  private async token(
    parameters: Readonly<Record<string, string>>,
    basic: string | undefined,
  ): Promise<string> {
    const { image, insecure } = this.door;
    const kind = basic === undefined ? "anonymous" : "oauth";
    const { realm = "" } = parameters;
    if (!/^https?:/.test(realm) || !URL.canParse(realm))
      throw new PullFailure(`failed to authorize: failed to fetch ${kind} token: no usable realm`);
    const url = new URL(realm);
    if (parameters.service !== undefined) url.searchParams.set("service", parameters.service);
    url.searchParams.set("scope", parameters.scope ?? `repository:${image.repository}:pull`);
    const shownAs = url.href;
    const headers: Record<string, string> = basic === undefined ? {} : { authorization: basic };
    const answer = await exchange({ url, shownAs, insecure, headers });
    const { token, access_token: accessToken } = jsonOf(answer);
    const given = token ?? accessToken;
    if (answer.status === 200 && typeof given === "string") return given;
    throw new PullFailure(
      `failed to authorize: failed to fetch ${kind} token: unexpected status from GET request to ${shownAs}: ${statusOf(answer)}`,
    );
  }

  private refusal(answer: Answer, shownAs: string): PullFailure {
    if (answer.status === 401 && this.authorization?.startsWith("Bearer ")) {
      return new PullFailure(
        "pull access denied, repository does not exist or may require authorization: " +
          "server message: insufficient_scope: authorization failed",
      );
    }
    if (answer.status === 404) return new PullFailure(`${this.door.image.full}: not found`);
    return new PullFailure(`unexpected status from HEAD request to ${shownAs}: ${statusOf(answer)}`);
  }
}

function apiHostOf({ host }: ImageName): string {
  return host === "docker.io" ? "registry-1.docker.io" : host;
}

function basicOf(login: RegistryLogin | undefined): string | undefined {
  if (login === undefined) return undefined;
  return `Basic ${Buffer.from(`${login.userName}:${login.password}`).toString("base64")}`;
}

function statusOf({ status }: Answer): string {
  return `${status} ${STATUS_CODES[status] ?? ""}`.trim();
}

/** The object that an answer holds; an empty one where it holds none. */
export function jsonOf({ body }: Answer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}
