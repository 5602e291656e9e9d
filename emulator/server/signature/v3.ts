import { createHash, createHmac } from "node:crypto";
import { ApiError } from "../../apiError.js";
import { header, type WireRequest } from "../wireRequest.js";
import { canonicalQuery, isSameText } from "./canonical.js";
import type { SignedRequest } from "./signedRequest.js";

const algorithm = "ACS3-HMAC-SHA256";
const mustBeSigned = ["host", "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce"];

/** Reads a request signed with ACS3-HMAC-SHA256, or undefined when it is not one. */
export function readV3(request: WireRequest): SignedRequest | undefined {
  const { headers } = request;
  const action = header(headers, "x-acs-action");
  // Clients of the older generation send the same header beside their parameters.
  const isV1 = headers.authorization === undefined && hasParameter(request, "Action");
  if (action === undefined || isV1) return undefined;
  return {
    action,
    version: mandatoryHeader(request, "x-acs-version"),
    parameters: new Map([...request.query, ...request.form]),
    proof: () => {
      const { accessKeyId, signedHeaders, signature } = readAuthorization(header(headers, "authorization"));
      return {
        accessKeyId,
        securityToken: header(headers, "x-acs-security-token"),
        date: mandatoryHeader(request, "x-acs-date"),
        nonce: mandatoryHeader(request, "x-acs-signature-nonce"),
        isSignedBy: (secret) => isSigned(request, signedHeaders, signature, secret),
        mismatch: "The signature or the body's hash does not match.",
      };
    },
  };
}

function hasParameter(request: WireRequest, name: string): boolean {
  return [...request.query, ...request.form].some(([key]) => key === name);
}

function readAuthorization(text: string | undefined) {
  const [scheme, ...fields] = text?.split(/[ ,]+/) ?? [];
  const values = new Map(
    fields.map((field) => {
      const [name = "", ...value] = field.split("=");
      return [name, value.join("=")];
    }),
  );
  const accessKeyId = values.get("Credential");
  const signedHeaders = values.get("SignedHeaders")?.split(";");
  const signature = values.get("Signature");
  if (scheme !== algorithm || !accessKeyId || !signedHeaders || !signature) {
    throw incomplete(
      `The Authorization header is not of the form ${algorithm} Credential, SignedHeaders, Signature.`,
    );
  }
  return { accessKeyId, signedHeaders, signature };
}

function isSigned(
  request: WireRequest,
  names: readonly string[],
  signature: string,
  secret: string,
): boolean {
  const needed = [
    ...mustBeSigned,
    ...Object.keys(request.headers).filter((name) => name.startsWith("x-acs-")),
  ];
  const unsigned = needed.find((name) => !names.includes(name));
  if (unsigned !== undefined) throw incomplete(`The header ${unsigned} is not signed.`);
  const bodyHash = sha256(request.body);
  if (!isSameText(mandatoryHeader(request, "x-acs-content-sha256"), bodyHash)) return false;
  const headerLines = [...names]
    .sort()
    .map((name) => `${name}:${header(request.headers, name)?.trim() ?? ""}\n`);
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    headerLines.join(""),
    [...names].sort().join(";"),
    bodyHash,
  ].join("\n");
  const expected = createHmac("sha256", secret)
    .update(`${algorithm}\n${sha256(canonical)}`)
    .digest("hex");
  return isSameText(signature, expected);
}

function mandatoryHeader(request: WireRequest, name: string): string {
  const value = header(request.headers, name);
  if (!value) throw incomplete(`The header ${name} is missing.`);
  return value;
}

function incomplete(message: string): ApiError {
  return new ApiError(400, "IncompleteSignature", message);
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
