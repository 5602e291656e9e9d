/** A refusal in the vendor's shape: HTTP status, error code, message. */
export class ApiError extends Error {
  override name = "ApiError" as const;

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** Sent as x-acs-retry-after. */
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}

export function missingParameter(name: string): ApiError {
  return new ApiError(400, "MissingParameter", `The parameter ${name} is mandatory for this action.`);
}

export function invalidParameter(name: string, reason: string): ApiError {
  return new ApiError(400, "InvalidParameter", `The parameter ${name} is not valid: ${reason}.`);
}

export function notFound(code: string, what: string): ApiError {
  return new ApiError(404, code, `${what} does not exist.`);
}
