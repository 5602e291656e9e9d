import { ask } from "./ask.js";
import { keysIn, Session, type SessionKeys } from "./session.js";
import { messageOf, type Source, type Surroundings } from "./source.js";

/** An address that hands out temporary keys. */
export function credentialsUri(uri: string, place: string, { environment }: Surroundings): Source {
  const from = `the credentials URI of ${place} (${shown(uri, place)})`;
  const begin = async (): Promise<SessionKeys> => {
    const answer = await ask({ method: "GET", url: uri }, environment).catch((error: unknown) => {
      throw new Error(`${capital(from)} gave no credentials: ${messageOf(error)}.`);
    });
    const keys = keysIn(answer);
    if (keys === undefined) throw new Error(`${capital(from)} answered without credentials.`);
    return keys;
  };
  return { provider: new Session("credential_uri", begin), from };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Without what may be a secret: user, password and query. */
function shown(uri: string, place: string): string {
  if (!/^https?:\/\//i.test(uri) || !URL.canParse(uri))
    throw new Error(
      `The credentials URI of ${place} is no URL. Set one such as http://127.0.0.1:8080/credentials.`,
    );
  const url = new URL(uri);
  return `${url.protocol}//${url.host}${url.pathname}`;
}
