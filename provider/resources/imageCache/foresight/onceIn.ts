import type { Session } from "../../../core/session.js";

const memories = new WeakMap<Session, Map<string, unknown>>();

/** What one process finds out once, by what it is about. */
export function onceIn<T>(session: Session, about: string, find: () => T): T {
  const memory = memories.get(session) ?? new Map<string, unknown>();
  memories.set(session, memory);
  if (!memory.has(about)) memory.set(about, find());
  return memory.get(about) as T;
}
