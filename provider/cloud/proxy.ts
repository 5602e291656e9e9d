import { isIP } from "node:net";
import { bare, isExempt } from "./noProxy.js";
import { ProxyFailure } from "./proxyFailure.js";

export type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy as an error may name it: without the user and the password of its URL. */
export interface ProxyServer {
  url: string;
  /** What `Proxy-Authorization` carries. */
  authorization: string | undefined;
  /** The variable that names the proxy. */
  variable: string;
}

/** The instance's metadata service: only the instance itself reaches it. */
const metadataHost = "100.100.100.200";

/** The proxy that the environment wants for this URL, if any. */
export function proxyFor(url: URL, environment: Environment): ProxyServer | undefined {
  const names = url.protocol === "https:" ? ["HTTPS_PROXY", "https_proxy"] : ["HTTP_PROXY", "http_proxy"];
  const [variable, text = ""] = firstOf(names, environment);
  if (variable === undefined || url.hostname === metadataHost || isLoopback(url.hostname)) return undefined;
  const [, list = ""] = firstOf(["NO_PROXY", "no_proxy"], environment);
  return isExempt(url, list) ? undefined : parse(text, variable);
}

function firstOf(names: readonly string[], environment: Environment): [string, string] | [] {
  for (const name of names) {
    const value = environment[name]?.trim();
    if (value) return [name, value];
  }
  return [];
}

/** Whether a host name, in brackets or not, is this machine. */
export function isLoopback(hostname: string): boolean {
  const host = bare(hostname);
  if (isIP(host) === 4) return host.startsWith("127.");
  if (isIP(host) === 6) return host === "::1" || /^::ffff:(127\.|7f)/.test(host);
  return host === "localhost" || host.endsWith(".localhost");
}

/** Never quotes the value, which may hold a password. */
function parse(text: string, variable: string): ProxyServer {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.hostname === "") {
    throw new Error(`${variable} is no URL of a proxy. Set it to one such as http://proxy.example.com:3128.`);
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new Error(
      `${variable} names a proxy of the kind ${url.protocol.slice(0, -1)}, which is not supported. ` +
        "Name one that begins with http:// or https://.",
    );
  }
  const { username, password } = url;
  return {
    url: `${url.protocol}//${url.host}`,
    authorization: username === "" && password === "" ? undefined : basic(username, password),
    variable,
  };
}

/** For a library that wants user and password in the URL. Never to be shown. */
export function withLogin({ url, authorization }: ProxyServer): string {
  if (authorization === undefined) return url;
  const [, user = "", password = ""] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(authorization.slice("Basic ".length), "base64").toString()) ?? [];
  return url.replace("://", `://${encodeURIComponent(user)}:${encodeURIComponent(password)}@`);
}

function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${decoded(user)}:${decoded(password)}`).toString("base64")}`;
}

/** A percent sign that encodes nothing stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A proxy as messages call it. */
export function shown({ url, variable }: ProxyServer): string {
  return `the proxy ${url} of ${variable}`;
}

/** What an answer of the proxy itself means. */
export function refusal(proxy: ProxyServer, status: number): ProxyFailure {
  const why = status === 407 ? " (it wants a user and a password, or others)" : "";
  return new ProxyFailure(`${shown(proxy)} answered HTTP ${status}${why}`, status < 500 && status !== 429);
}
