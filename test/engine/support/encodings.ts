/** A secret in every encoding in which it could leave. Of base64, the part that no neighbour changes. */
export function encodingsOf(secret: string): string[] {
  const url = encodeURIComponent(secret);
  const strict = url.replace(/[!'()*~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const hex = Buffer.from(secret).toString("hex");
  return [
    secret,
    url,
    strict,
    encodeURIComponent(strict),
    strict.replaceAll("%20", "+"),
    new URLSearchParams({ "": secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret)).slice(3, -3),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((before) => [
      inBase64(secret, before, "base64"),
      inBase64(secret, before, "base64url"),
    ]),
  ];
}

function inBase64(secret: string, before: number, encoding: "base64" | "base64url"): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]);
  return bytes.toString(encoding).slice(before === 0 ? 0 : before + 1, Math.floor((bytes.length * 4) / 3));
}

/** Which of the texts hold which of the secrets, in whatever encoding. */
export function leaks(
  texts: ReadonlyMap<string, string>,
  secrets: Readonly<Record<string, string>>,
): string[] {
  const found: string[] = [];
  for (const [name, secret] of Object.entries(secrets)) {
    for (const form of encodingsOf(secret)) {
      for (const [place, text] of texts)
        if (text.includes(form)) found.push(`${name} as ${form} in ${place}`);
    }
  }
  return found;
}
