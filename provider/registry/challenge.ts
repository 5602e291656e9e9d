/** One way in which a registry asks who is there. */
export interface Challenge {
  /** In lower case. */
  scheme: string;
  parameters: Readonly<Record<string, string>>;
}

/** The challenges of a `WWW-Authenticate` header: several may stand in one, and quoted values may hold commas. */
export function challengesIn(header: string | undefined): Challenge[] {
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  for (const [, word = "", quoted, plain] of (header ?? "").matchAll(part)) {
    if (quoted === undefined && plain === undefined) {
      challenges.push({ scheme: word.toLowerCase(), parameters: {} });
    } else {
      const last = challenges.at(-1);
      if (last !== undefined) last.parameters[word.toLowerCase()] = unescaped(quoted) ?? plain ?? "";
    }
  }
  return challenges;
}

/** A scheme, or `name=value` with the value quoted or not. */
const part = /([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+)))?/g;

function unescaped(quoted: string | undefined): string | undefined {
  return quoted?.replace(/\\(.)/g, "$1");
}
