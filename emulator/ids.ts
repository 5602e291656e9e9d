import { randomBytes, randomUUID } from "node:crypto";

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

/** An id in the vendor's form: prefix, dash, twenty lower-case letters and digits. */
export function newId(prefix: string): string {
  return `${prefix}-${Array.from(randomBytes(20), (byte) => alphabet[byte % alphabet.length]).join("")}`;
}

export function newRequestId(): string {
  return randomUUID().toUpperCase();
}
