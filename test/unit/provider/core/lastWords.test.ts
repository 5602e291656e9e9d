import { expect, it } from "vitest";
import { lastWordsOf, noteActing, sayAfterPreview } from "../../../../provider/core/lastWords.js";
import { Session } from "../../../../provider/core/session.js";

it("a preview says at its end what it knows then", () => {
  const session = new Session();
  const lines: string[] = [];
  sayAfterPreview(session, () => lines);
  lines.push("late");
  expect(lastWordsOf(session)).toEqual(["late"]);
  expect(lastWordsOf(new Session())).toEqual([]);
});

it("a run that changes things does not say it", () => {
  const session = new Session();
  sayAfterPreview(session, () => ["early"]);
  noteActing(session, "diff");
  expect(lastWordsOf(session)).toEqual(["early"]);
  noteActing(session, "create");
  expect(lastWordsOf(session)).toEqual([]);
});
