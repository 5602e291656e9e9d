import type { TransportCode } from "./errors.js";
import { ProxyFailure } from "./proxyFailure.js";

/** No answer arrived. It never quotes the URL, which may hold a signature. */
export class HttpFailure extends Error {
  override readonly name = "HttpFailure";

  constructor(
    readonly code: TransportCode,
    readonly reason: string,
    /** Nobody knows the host's name. */
    readonly isUnknownHost = false,
  ) {
    super(reason);
  }
}

/** What no repetition cures: who answers is not the one that was called, or nobody vouches for it. */
const certificate = /^(ERR_TLS_CERT|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY))/;

/** What kept an answer away. */
export function failureOf(error: unknown, host: string): HttpFailure {
  if (error instanceof ProxyFailure)
    return new HttpFailure(error.isRefusal ? "ProxyRefused" : "ConnectionFailed", error.reason);
  const { name, code } = error as { name?: string; code?: string };
  if (/Timeout/.test(name ?? "")) return new HttpFailure("RequestTimeout", `${host} did not answer in time`);
  if (certificate.test(code ?? ""))
    return new HttpFailure("CertificateRefused", `the certificate of ${host} is not trusted (${code})`);
  if (code !== undefined)
    return new HttpFailure(
      "ConnectionFailed",
      `${host} cannot be reached or closed the connection (${code})`,
      code === "ENOTFOUND",
    );
  return new HttpFailure("ConnectionFailed", `${host} closed the connection`);
}
