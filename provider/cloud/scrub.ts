import { passwordsBehind } from "../registry/login.js";

/** What ends in `Env` is the name of a variable. */
const secretName = /(?:password|secret)(?!.*env$)|token$/i;

/** Every value among the parameters, at any depth, that stands under a name that means a secret, or that a reference leads to. */
export function secretsOf(value: unknown, name = ""): string[] {
  if (typeof value === "string" && name === "kubeconfig") return secretsOfKubeconfig(value);
  if (typeof value === "string")
    return secretName.test(name) && name !== "NextToken" && name !== "ClientToken" ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((entry) => secretsOf(entry, name));
  if (value !== null && typeof value === "object") {
    const named = Object.entries(value).flatMap(([key, entry]) => secretsOf(entry, key));
    return [...named, ...passwordsBehind(value)];
  }
  return [];
}

function secretsOfKubeconfig(text: string): string[] {
  const secrets = /(?:token|password|secret|client-key-data)["']?\s*:\s*["']?([^\s"',}]+)/gi;
  return [...text.matchAll(secrets)].map(([, secret = ""]) => secret);
}

/** Replaces each secret in the text, as it is and in the encodings that a server may echo. */
export function scrub(message: string, secrets: readonly string[]): string {
  const forms = new Set(secrets.filter((secret) => secret !== "").flatMap(formsOf));
  // The longest first: a secret that begins with another one must not leave its rest behind.
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((clean, form) => clean.split(form).join("***"), message);
}

function formsOf(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const strictlyEncoded = encoded.replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return [
    secret,
    encoded,
    strictlyEncoded,
    // As in a form body, and as in the text that a signature is made of.
    strictlyEncoded.replaceAll("%20", "+"),
    encodeURIComponent(strictlyEncoded),
    JSON.stringify(secret).slice(1, -1),
    // The padding may be left out.
    Buffer.from(secret).toString("base64").replace(/=+$/, ""),
    Buffer.from(secret).toString("base64url"),
  ];
}
