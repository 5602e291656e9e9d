import type { Cause } from "./causes/cause.js";
import { causeOfCode, told } from "./causes/causeOf.js";
import { CloudError } from "./errors.js";

/** The failure in words, with its cause and what to do about it where that is known. */
export function explained(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  const advice = error instanceof CloudError ? adviceFor(error) : undefined;
  return advice === undefined ? sentence : `${sentence} ${advice}`;
}

const refusedKey =
  /^(InvalidAccessKey|InvalidSecurityToken|MissingSecurityToken|SecurityTokenExpired|SignatureDoesNotMatch|Forbidden\.AccessKey|IncompleteSignature)/;

/** Whether the credentials themselves are refused, as opposed to what they may do. */
export function isRefusedKey(error: unknown): error is CloudError {
  return error instanceof CloudError && refusedKey.test(error.code);
}

function adviceFor(error: CloudError): string | undefined {
  const { code, signer } = error;
  if (isRefusedKey(error)) {
    const what = signer === undefined ? "the access key" : signer;
    return `Check ${what}, its secret and its token; pulumi-eci doctor shows what was found where.`;
  }
  const cause = causeOfCode(code);
  return cause && adviceOf(cause, error);
}

function adviceOf(cause: Cause, { product, action }: CloudError): string {
  return cause.id === "denied"
    ? `The RAM user or role may need the permission ${product}:${action}.`
    : told(cause);
}
