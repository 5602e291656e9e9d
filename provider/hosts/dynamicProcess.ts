import { Clouds } from "../accounts/clouds.js";
import { type Environment, readSettings } from "../accounts/settings.js";
import { lastWordsOf } from "../core/lastWords.js";
import { Session } from "../core/session.js";
import { onClose } from "./engineProcess.js";

interface Opened {
  clouds: Clouds;
  session: Session;
}

/** One for the whole process: all resources share its credentials, and the configuration is the stack's. */
const openedByConfiguration = new Map<string, Opened>();

/** The clouds of a configuration, and what this process knows of its objects. */
export function openProcess(
  config: { get(name: string): string | undefined },
  environment: Environment,
): Opened {
  const settings = readSettings((name) => config.get(name) ?? undefined, environment);
  const key = JSON.stringify(settings);
  const known = openedByConfiguration.get(key);
  if (known !== undefined) return known;
  if (openedByConfiguration.size === 0) onClose(endSessions);
  const clouds = new Clouds(settings, environment, (message) => console.log(message));
  const opened = { clouds, session: new Session() };
  openedByConfiguration.set(key, opened);
  return opened;
}

const closingMs = 4_000;

function endSessions(): Promise<unknown> {
  for (const { session } of openedByConfiguration.values())
    for (const line of lastWordsOf(session)) console.log(line);
  const ends = [...openedByConfiguration.values()].map(async ({ session }) => {
    for (const line of await session.end(closingMs)) console.log(`warning: ${line}`);
  });
  return Promise.allSettled(ends);
}
