import { createHmac } from "node:crypto";
import { ApiError, missingParameter } from "../../apiError.js";
import type { WireRequest } from "../wireRequest.js";
import { canonicalQuery, isSameText } from "./canonical.js";
import type { SignedRequest } from "./signedRequest.js";

const protocolNames: readonly string[] = [
  "Action",
  "Version",
  "Format",
  "Timestamp",
  "SignatureNonce",
  "SignatureMethod",
  "SignatureVersion",
  "SignatureType",
  "AccessKeyId",
  "SecurityToken",
  "Signature",
];

/** Reads a request signed with HMAC-SHA1: protocol and parameters travel together. */
export function readV1(request: WireRequest): SignedRequest {
  const pairs = [...request.query, ...request.form];
  const all = new Map(pairs);
  const mandatory = (name: string) => {
    const value = all.get(name);
    if (!value) throw missingParameter(name);
    return value;
  };
  return {
    action: mandatory("Action"),
    version: mandatory("Version"),
    parameters: new Map([...all].filter(([name]) => !protocolNames.includes(name))),
    proof: () => {
      const signature = mandatory("Signature");
      if (mandatory("SignatureMethod") !== "HMAC-SHA1" || mandatory("SignatureVersion") !== "1.0") {
        throw new ApiError(400, "IncompleteSignature", "Only HMAC-SHA1 of version 1.0 is known here.");
      }
      const query = canonicalQuery(pairs.filter(([name]) => name !== "Signature"));
      const text = `${request.method}&%2F&${encodeURIComponent(query)}`;
      return {
        accessKeyId: mandatory("AccessKeyId"),
        securityToken: all.get("SecurityToken"),
        date: mandatory("Timestamp"),
        nonce: mandatory("SignatureNonce"),
        isSignedBy: (secret) =>
          isSameText(signature, createHmac("sha1", `${secret}&`).update(text).digest("base64")),
        // Clients compare what follows the only colon, and the length of what precedes it, with their own text.
        mismatch: `Specified signature is not matched with our calculation. server string to sign is:${text}`,
      };
    },
  };
}
