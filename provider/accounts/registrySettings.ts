import { isLoopback } from "../cloud/proxy.js";
import { hasRealPort, hostNamed } from "../registry/host.js";

/** What is to be done about images that a registry does not have, or does not give. */
export const verifyImagesModes = ["off", "warn", "error"] as const;

export type VerifyImages = (typeof verifyImagesModes)[number];

export function isVerifyImages(value: unknown): value is VerifyImages {
  return (verifyImagesModes as readonly unknown[]).includes(value);
}

const key = "pulumi-eci:registryEndpoints";

/** Where the registry of each host is really asked. Nothing that is refused is quoted: a URL may hold a password. */
export function registryEndpointsOf(
  object: Readonly<Record<string, unknown>> | undefined,
  allowsPlainHttp: boolean,
): Readonly<Record<string, string>> {
  const entries = Object.entries(object ?? {}).map(([host, value]) => {
    if (!/^(\*|[^\s/*]+)$/.test(host) || !hasRealPort(host))
      throw new Error(`${key} names hosts, host[:port] or *, not "${host}".`);
    return [hostNamed(host).toLowerCase(), checked(host, value, allowsPlainHttp)];
  });
  return Object.fromEntries(entries);
}

function checked(host: string, value: unknown, allowsPlainHttp: boolean): string {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  const isPlain = url?.protocol === "http:";
  if (url === undefined || !(isPlain || url.protocol === "https:") || url.search !== "" || url.hash !== "")
    throw new Error(`${key}: ${host} must lead to a URL such as https://mirror.example.com.`);
  if (url.username !== "" || url.password !== "")
    throw new Error(
      `${key}: the URL of ${host} holds a user or a password. Declare them in imageRegistryCredentials.`,
    );
  if (isPlain && !allowsPlainHttp && !isLoopback(url.hostname))
    throw new Error(
      `${key}: ${host} would be asked over plain HTTP, with logins in the requests. Use HTTPS, or set pulumi-eci:allowPlainHttp to true if this network is trusted.`,
    );
  return url.href;
}

export function verifyImagesOf(text: string | undefined): VerifyImages {
  if (text === undefined) return "warn";
  if (isVerifyImages(text)) return text;
  throw new Error(`pulumi-eci:verifyImages must be off, warn or error, not "${text}".`);
}

const defaultSeconds = 5;
const mostSeconds = 60;

export function registryTimeoutOf(text: string | undefined): number {
  const seconds = text === undefined ? defaultSeconds : Number(text);
  if (seconds > 0 && seconds <= mostSeconds) return seconds * 1_000;
  throw new Error(
    `pulumi-eci:registryTimeout must be a number of seconds above 0 and up to ${mostSeconds}, not "${text}".`,
  );
}

/** Whether the cloud is an emulator on this machine: then nothing is asked that is not here as well. */
export function isEmulated(eciEndpoint: string | undefined): boolean {
  const [, host] = /^(?:https?:\/\/)?(\[[^\]]+\]|[^:/]+)/i.exec(eciEndpoint ?? "") ?? [];
  return host !== undefined && isLoopback(host);
}
