import { ApiError } from "../../apiError.js";
import type { Account } from "../../options.js";
import { isSameText } from "./canonical.js";
import type { SignedRequest } from "./signedRequest.js";

const allowedSkewMs = 15 * 60_000;

/** Finds out whose request it is. Dates are compared with the real time, never with the emulator's clock. */
export class Authenticator {
  private readonly nonces = new Map<string, number>();

  constructor(private readonly accounts: readonly Account[]) {}

  authenticate(request: SignedRequest): Account {
    const proof = request.proof();
    const account = this.accounts.find(({ accessKeyId }) => accessKeyId === proof.accessKeyId);
    if (!account) {
      throw new ApiError(404, "InvalidAccessKeyId.NotFound", "The specified access key does not exist.");
    }
    checkDate(proof.date);
    checkSecurityToken(account, proof.securityToken);
    if (!proof.isSignedBy(account.accessKeySecret)) {
      throw new ApiError(400, "SignatureDoesNotMatch", proof.mismatch);
    }
    this.useNonce(`${proof.accessKeyId} ${proof.nonce}`);
    return account;
  }

  private useNonce(nonce: string): void {
    const now = Date.now();
    for (const [used, at] of this.nonces) {
      if (now - at <= 2 * allowedSkewMs) break;
      this.nonces.delete(used);
    }
    if (this.nonces.has(nonce)) {
      throw new ApiError(400, "SignatureNonceUsed", "The signature nonce was used before.");
    }
    this.nonces.set(nonce, now);
  }
}

function checkDate(text: string): void {
  const date = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(date)) {
    throw new ApiError(400, "InvalidTimeStamp.Format", "The date must have the form YYYY-MM-DDThh:mm:ssZ.");
  }
  if (Math.abs(Date.now() - date) > allowedSkewMs) {
    throw new ApiError(
      400,
      "InvalidTimeStamp.Expired",
      "The date is more than 15 minutes away from the time here.",
    );
  }
}

function checkSecurityToken(account: Account, sent: string | undefined): void {
  const expected = account.securityToken ?? "";
  if (expected !== "" && !sent) {
    throw new ApiError(400, "MissingSecurityToken", "This access key needs its security token.");
  }
  if (!isSameText(sent ?? "", expected)) {
    throw new ApiError(
      400,
      "InvalidSecurityToken.Malformed",
      "The security token does not belong to the key.",
    );
  }
}
