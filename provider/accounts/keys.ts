import type { Environment } from "../cloud/proxy.js";
import { keyVariables } from "./names.js";
import type { ConfigReader } from "./settings.js";

/** An access key as one place holds it. */
export interface Keys {
  accessKey: string;
  secretKey: string;
  securityToken?: string | undefined;
  /** Where the access key was found: a configuration key or a variable. */
  place: string;
}

/** A place that holds a key without its secret, or the other way round. */
export interface HalfKey {
  given: string;
  wanted: string;
}

interface Place {
  accessKey: string;
  secretKey: string;
  securityTokens: readonly string[];
}

const configured: Place = {
  accessKey: "alicloud:accessKey",
  secretKey: "alicloud:secretKey",
  securityTokens: ["alicloud:securityToken"],
};

/** The stack's configuration first, then the first place of the environment that holds both halves. */
export function readKeys(
  config: ConfigReader,
  environment: Environment,
): { keys?: Keys | undefined; halfKey?: HalfKey | undefined } {
  const variable = (name: string) => environment[name];
  const own = keysIn(configured, config);
  const ownHalf = halfIn(configured, config);
  if (own !== undefined || ownHalf !== undefined) return { keys: own, halfKey: ownHalf };
  for (const place of keyVariables) {
    const keys = keysIn(place, variable);
    if (keys !== undefined) return { keys };
  }
  return { halfKey: firstHalf(variable) };
}

/** Half a key under a name without a prefix may be of anybody. */
function firstHalf(variable: ConfigReader): HalfKey | undefined {
  for (const place of keyVariables.slice(0, -1)) {
    const half = halfIn(place, variable);
    if (half !== undefined) return half;
  }
  return undefined;
}

function keysIn({ accessKey, secretKey, securityTokens }: Place, read: ConfigReader): Keys | undefined {
  const [id, secret] = [textOf(accessKey, read), textOf(secretKey, read)];
  if (id === undefined || secret === undefined) return undefined;
  const tokenPlace = securityTokens.find((name) => textOf(name, read) !== undefined);
  const securityToken = tokenPlace === undefined ? undefined : textOf(tokenPlace, read);
  refuseOddCharacters(accessKey, id);
  if (tokenPlace !== undefined) refuseOddCharacters(tokenPlace, String(securityToken));
  return { accessKey: id, secretKey: secret, securityToken, place: accessKey };
}

function halfIn({ accessKey, secretKey }: Place, read: ConfigReader): HalfKey | undefined {
  const [id, secret] = [textOf(accessKey, read), textOf(secretKey, read)];
  if ((id === undefined) === (secret === undefined)) return undefined;
  return id === undefined ? { given: secretKey, wanted: accessKey } : { given: accessKey, wanted: secretKey };
}

function textOf(name: string, read: ConfigReader): string | undefined {
  return read(name)?.trim() || undefined;
}

/** Both travel in a header, which holds printable ASCII alone. */
function refuseOddCharacters(place: string, text: string): void {
  if (!/^[\x21-\x7e]*$/.test(text))
    throw new Error(
      `${place} holds a blank, a line break or a letter that no key has: it was probably cut or pasted wrongly.`,
    );
}
