import type { Method } from "./operation.js";
import type { Session } from "./session.js";

interface LastWords {
  say: (() => string[])[];
  /** The process changes things: what only a preview has to say is past. */
  isActing: boolean;
}

const words = new WeakMap<Session, LastWords>();

function wordsOf(session: Session): LastWords {
  const known = words.get(session) ?? { say: [], isActing: false };
  words.set(session, known);
  return known;
}

/** Has lines told when the engine closes the host after a preview: only then is it known what all resources come to. */
export function sayAfterPreview(session: Session, say: () => string[]): void {
  wordsOf(session).say.push(say);
}

/** A process that changes anything is no preview. */
export function noteActing(session: Session, method: Method): void {
  if (method === "create" || method === "update" || method === "delete") wordsOf(session).isActing = true;
}

/** What there is to say at the end. */
export function lastWordsOf(session: Session): string[] {
  const { say, isActing } = wordsOf(session);
  return isActing ? [] : say.flatMap((each) => each());
}
