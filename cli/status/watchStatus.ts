import type { Clock } from "../../provider/clock.js";
import { isFinal } from "../../provider/resources/imageCache/diff.js";
import type { Status } from "../../provider/status/status.js";
import { plainText } from "../plainText.js";
import { statusText } from "./statusText.js";

const lookEveryMs = 5_000;
const clearScreen = "\u001b[2J\u001b[H";

/** Where it is watched: a terminal is drawn anew at each look, anything else gets a line for each change. */
export interface Viewer {
  isTerminal: boolean;
  write(text: string): void;
}

/** Looks until no image cache is being built. */
export async function watchStatus(
  clock: Clock,
  take: () => Promise<Status>,
  viewer: Viewer,
): Promise<Status> {
  let seen: ReadonlyMap<string, string> | undefined;
  for (;;) {
    const status = await take();
    const isDone = status.imageCaches.every((cache) => isFinal(cache.status));
    if (viewer.isTerminal) viewer.write(`${clearScreen}${statusText(status)}\n`);
    else for (const line of changes(seen ?? statusesIn(settled(status)), status)) viewer.write(`${line}\n`);
    if (isDone) {
      if (!viewer.isTerminal) viewer.write(`${statusText(status)}\n`);
      return status;
    }
    seen = statusesIn(status);
    await clock.pause(lookEveryMs * clock.factor);
  }
}

/** At the first look only what is being built is news. */
function settled(status: Status): Status {
  return { ...status, imageCaches: status.imageCaches.filter((cache) => isFinal(cache.status)) };
}

function changes(seen: ReadonlyMap<string, string>, status: Status): string[] {
  const now = statusesIn(status);
  const told = [...now].filter(([object, state]) => seen.get(object) !== state);
  const gone = [...seen.keys()].filter((object) => !now.has(object)).map((object) => [object, "gone"]);
  return [...told, ...gone].map(([object, state]) => `${status.takenAt} ${object}: ${state}`);
}

function statusesIn({ imageCaches, containerGroups, eips }: Status): Map<string, string> {
  return new Map(
    [...imageCaches, ...containerGroups, ...eips].map(({ id, name, status }) => [
      name === undefined ? id : plainText(`${id} (${name})`),
      status,
    ]),
  );
}
