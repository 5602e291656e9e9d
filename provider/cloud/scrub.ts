import { literal } from "./literal.js";

/** What stands in the place of a secret. */
export const redactionMark = "***";

const leastKeyId = 12;

/** An access key id as messages may show it: whoever has several can tell which one it is. */
export function shortKeyId(id: string): string {
  return id.length < leastKeyId ? `${id.slice(0, 2)}…` : `${id.slice(0, 4)}…${id.slice(-4)}`;
}

/** What ids of keys look like: those of users, and those of sessions. */
const keyIds = /\b(?:LTAI|STS\.)[A-Za-z0-9]{8,}/g;

/** A server may quote the id of the key that it refuses. Shorter ones, such as an emulator's, are words of any message. */
export function withShortKeyIds(message: string, own?: string): string {
  const isTold = own !== undefined && own.length >= leastKeyId;
  return (isTold ? message.replaceAll(own, shortKeyId(own)) : message).replace(keyIds, shortKeyId);
}

/** What ends in `Env` is the name of a variable, and `__secrets` are the paths of secrets. */
const secretName = /(?:password|secret)(?!.*env$)|token$/i;
const isSecretName = (name: string) =>
  secretName.test(name) && !["NextToken", "ClientToken", "__secrets"].includes(name);

/** Every value among the parameters, at any depth, that stands under a name that means a secret. */
export function secretsOf(value: unknown, name = ""): string[] {
  if (typeof value === "string" && name === "kubeconfig") return secretsOfKubeconfig(value);
  if (typeof value === "string") return isSecretName(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((entry) => secretsOf(entry, name));
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([key, entry]) => secretsOf(entry, key));
  }
  return [];
}

function secretsOfKubeconfig(text: string): string[] {
  const secrets = /(?:token|password|secret|client-key-data)["']?\s*:\s*["']?([^\s"',}]+)/gi;
  return [...text.matchAll(secrets)].map(([, secret = ""]) => secret);
}

/** Replaces each secret in the text, as it is and in the encodings that a server may echo. */
export function scrub(message: string, secrets: readonly string[]): string {
  // The longest first: a secret that begins with another one must not leave its rest behind.
  const longestFirst = [...new Set(secrets)]
    .filter((secret) => secret !== "")
    .sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return message;
  return message.replace(new RegExp(longestFirst.flatMap(patternsOf).join("|"), "g"), redactionMark);
}

/** Shorter ones are parts of any word, and their encodings of any id. */
const leastInWords = 4;

function patternsOf(secret: string): string[] {
  if (secret.length < leastInWords) return [`(?<![A-Za-z0-9])${literal(secret)}(?![A-Za-z0-9])`];
  const hex = Buffer.from(secret).toString("hex");
  return [
    Array.from(secret, characterPattern).join(""),
    hex,
    hex.toUpperCase(),
    ...base64Forms(secret, "base64").map(literal),
    ...base64Forms(secret, "base64url").map(literal),
  ];
}

/** A character as it is, or as URLs, forms and JSON write it, once or several times over: they differ in what they leave as it is. */
function characterPattern(character: string): string {
  const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, "0"));
  const percent = bytes.map((byte) => `%(?:25)*(?:${byte}|${byte.toUpperCase()})`).join("");
  const units = character.split("").map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"));
  const escaped = units.map((unit) => `\\\\+u(?:${unit}|${unit.toUpperCase()})`).join("");
  return `(?:${asItIs(character)}|${percent}|${escaped})`;
}

function asItIs(character: string): string {
  if (character === " ") return "[ +]";
  const json = JSON.stringify(character).slice(1, -1);
  if (json === character) return literal(character);
  return `\\\\+${literal(json.slice(1))}|${literal(character)}`;
}

/** Shorter than this, the middle of a base64 text is no evidence of the secret. */
const leastMiddle = 8;

/** With one or two bytes in front, as in `user:password`, only the characters in the middle are the secret's own. */
function base64Forms(secret: string, encoding: "base64" | "base64url"): string[] {
  // The padding may be left out.
  const whole = Buffer.from(secret).toString(encoding).replace(/=+$/, "");
  const middles = [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
    return bytes.toString(encoding).slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });
  return [whole, ...middles.filter((middle) => middle.length >= leastMiddle)];
}
