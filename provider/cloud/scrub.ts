const secretName = /password|secret|token$/i;

/** Every value among the parameters, at any depth, that stands under a name that means a secret. */
export function secretsOf(value: unknown, name = ""): string[] {
  if (typeof value === "string")
    return secretName.test(name) && name !== "NextToken" && name !== "ClientToken" ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((entry) => secretsOf(entry, name));
  if (value !== null && typeof value === "object") {
    return Object.entries(value).flatMap(([key, entry]) => secretsOf(entry, key));
  }
  return [];
}

/** Replaces each secret in the text, as it is and in the encodings that a server may echo. */
export function scrub(message: string, secrets: readonly string[]): string {
  let clean = message;
  for (const secret of secrets) {
    if (secret === "") continue;
    const forms = new Set([
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString("base64"),
    ]);
    for (const form of [...forms].sort((a, b) => b.length - a.length)) clean = clean.split(form).join("***");
  }
  return clean;
}
