import { expect, it } from "vitest";
import { buildSecondsOf } from "../../../../../../provider/resources/imageCache/cost/buildTime.js";

const at = (minute: number) => `2026-11-01T10:${String(minute).padStart(2, "0")}:00Z`;
const event = (minute: number) => ({ firstTimestamp: at(minute), lastTimestamp: at(minute) });
const first = { creationTime: at(0), events: [event(1), event(5)] };

it("a first build takes from its creation to its last event", () => {
  expect(buildSecondsOf(first)).toBe(300);
});

it("a pull in place takes from the first event that is new", () => {
  const again = { creationTime: at(0), events: [...first.events, event(20), event(22)] };
  expect(buildSecondsOf(again, first)).toBe(120);
});

it("a pull whose cache tells only of its own build is one from its first event", () => {
  expect(buildSecondsOf({ creationTime: at(0), events: [event(20), event(23)] }, first)).toBe(180);
});

it.each([
  ["a cloud without events", { creationTime: at(0), events: [] }, undefined],
  ["a cloud without times", { events: [event(1)] }, undefined],
  ["a pull that nothing is told of", first, first],
  ["an event without a time", { creationTime: at(0), events: [{ message: "x" }] }, undefined],
])("%s says nothing of it", (_, cache, before) => {
  expect(buildSecondsOf(cache, before)).toBeUndefined();
});
