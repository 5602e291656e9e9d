import type { Product } from "./products.js";

export interface CloudErrorDetails {
  product: Product;
  action: string;
  /** The API's own code, or one of `TransportCode`. */
  code: string;
  /** The API's own text, without secrets. */
  reason: string;
  requestId?: string | undefined;
  /** HTTP status; absent when no answer arrived. */
  status?: number | undefined;
  /** How long the server asked to wait before the next attempt. */
  retryAfterMs?: number | undefined;
  /** Whose credentials signed the call, in the words of a message. */
  signer?: string | undefined;
}

/** What stands in `code` when the failure did not come from the API itself. */
export type TransportCode =
  | "ConnectionFailed"
  | "HostUnknown"
  | "RequestTimeout"
  | "UnreadableAnswer"
  | "ProxyRefused"
  | "CertificateRefused"
  | "CredentialsUnusable";

/** A call to the cloud that failed. Only this module and its neighbours compare its codes. */
export class CloudError extends Error {
  override readonly name = "CloudError";
  readonly product: Product;
  readonly action: string;
  readonly code: string;
  readonly reason: string;
  readonly requestId: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly signer: string | undefined;

  constructor(details: CloudErrorDetails, options?: { cause?: unknown }) {
    super(describe(details), options);
    this.product = details.product;
    this.action = details.action;
    this.code = details.code;
    this.reason = details.reason;
    this.requestId = details.requestId;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.signer = details.signer;
  }
}

function describe({ action, code, reason, status, requestId }: CloudErrorDetails): string {
  const where = [
    status === undefined ? undefined : `HTTP ${status}`,
    requestId === undefined ? undefined : `request ${requestId}`,
  ].filter((part) => part !== undefined);
  const suffix = where.length > 0 ? ` (${where.join(", ")})` : "";
  return `${action} failed: ${code}: ${reason.replace(/\.$/, "")}${suffix}`;
}

function hasCode(error: unknown, codes: readonly string[]): error is CloudError {
  return error instanceof CloudError && codes.includes(error.code);
}

/** The write actions' words for "no such object". A bare 404 is never read as gone: a wrong key has that status too. */
const notFoundCodes: Record<Product, readonly string[]> = {
  eci: [
    "InvalidParameter.NotFound",
    "ImageCache.NotFound",
    "InvalidImageCacheId.NotFound",
    "ContainerGroup.NotFound",
    "InvalidContainerGroupId.NotFound",
  ],
  vpc: ["InvalidAllocationId.NotFound"],
  ecs: [],
  sts: [],
  cr: [],
};

/** The API says that it does not know the object. Confirm with a Describe before acting on it. */
export function isNotFound(error: unknown): error is CloudError {
  return error instanceof CloudError && notFoundCodes[error.product].includes(error.code);
}

/** The cache that a container group names is not there. */
export function isNamedCacheMissing(error: unknown): error is CloudError {
  return hasCode(error, ["ImageSnapshot.NotFound"]);
}

/** The cache that a container group names is not Ready. */
export function isNamedCacheUnfinished(error: unknown): error is CloudError {
  return hasCode(error, ["ImageSnapshot.IncorrectStatus"]);
}

export function isNothingToUpdate(error: unknown): error is CloudError {
  return hasCode(error, ["NoNeedUpdate"]);
}

/** The API refuses a value, as opposed to the object or the moment. */
export function isInvalidParameter(error: unknown): error is CloudError {
  return error instanceof CloudError && /^InvalidParameter(?!\.NotFound)/.test(error.code);
}

/** The API does not do that with this object. */
export function isUnsupported(error: unknown): error is CloudError {
  return (
    error instanceof CloudError &&
    /^(OperationDenied|OperationUnsupported|UnsupportedOperation)|NotSupport/.test(error.code)
  );
}

/** The address that a build would use does not exist, or something else holds it. */
export function isEipUnusable(error: unknown): error is CloudError {
  return hasCode(error, ["InvalidAllocationId.NotFound", "IncorrectEipStatus"]);
}

export function isWrongState(error: unknown): error is CloudError {
  return hasCode(error, ["ImageCache.IncorrectStatus", "IncorrectStatus", "IncorrectEipStatus"]);
}

export function isProtectionAsWanted(error: unknown): error is CloudError {
  return hasCode(error, ["DeletionProtection.AlreadyEnabled", "DeletionProtection.NotExist"]);
}

export function isAlreadyInBandwidthPackage(error: unknown): error is CloudError {
  return hasCode(error, ["IpInstanceId.AlreadyInBandwidthPackage"]);
}

export function isNotInBandwidthPackage(error: unknown): error is CloudError {
  return hasCode(error, ["OperationUnsupported.IpNotInCbwp", "IpInstanceId.NotBandwidthPackage"]);
}
