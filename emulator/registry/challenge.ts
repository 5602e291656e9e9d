/** How a registry wants to be asked. */
interface Challenge {
  readonly scheme: "basic" | "bearer";
  readonly parameters: Readonly<Record<string, string>>;
}

/** The first of the ways that a WWW-Authenticate header offers, of those that are known here. */
export function readChallenge(header: string | undefined): Challenge | undefined {
  const [, word = "", rest = ""] = /\b(basic|bearer)\b\s*(.*)$/i.exec(header ?? "") ?? [];
  const scheme = word.toLowerCase();
  if (scheme !== "basic" && scheme !== "bearer") return undefined;
  const pairs = [...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]);
  return { scheme, parameters: Object.fromEntries(pairs) };
}
