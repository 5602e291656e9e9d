import { describe, expect, test } from "vitest";
import { durationsOf, imageCacheOf } from "../../../../../provider/resources/containerGroup/start.js";
import { group } from "./groups.js";

const at = (reason: string, second: number, message = "") => {
  const time = `2026-11-01T00:00:${String(second).padStart(2, "0")}Z`;
  return { reason, message, firstTimestamp: time, lastTimestamp: time };
};
const hit = at(
  "SuccessfulHitImageCache",
  1,
  "[eci.imagecache]Successfully hit image cache imc-2ze1, eci will be scheduled with this image cache.",
);
const pull = [at("Pulling", 4), at("Pulled", 9)];
const present = [at("Pulled", 4)];
const automatic = { autoMatchImageCache: true };

describe("the image cache that a group has started from", () => {
  test.each([
    ["all was in it", automatic, [hit, ...present], { id: "imc-2ze1", hit: "full" }],
    [
      "something was pulled beside",
      automatic,
      [hit, ...present, ...pull],
      { id: "imc-2ze1", hit: "partial" },
    ],
    ["none fitted", automatic, [at("ImageCacheMissed", 1), ...pull], { hit: "missed" }],
    [
      "none fitted, and one is made",
      automatic,
      [
        at("ImageCacheMissed", 1),
        at("ImageCacheAutoCreated", 1, "[eci.imagecache]Image cache imc-9 is auto created"),
        ...pull,
      ],
      { id: "imc-9", hit: "created" },
    ],
    ["nothing tells of it", automatic, present, { hit: "unknown" }],
    ["the named one", { imageCacheId: "imc-1" }, present, { id: "imc-1", hit: "full" }],
    ["the named one, with a pull", { imageCacheId: "imc-1" }, pull, { id: "imc-1", hit: "partial" }],
    ["none was asked for", {}, pull, undefined],
  ])("%s", (_, args, events, told) => {
    expect(imageCacheOf(args, group(), events)).toEqual(told);
  });

  test("cannot be told before the group has started", () => {
    expect(imageCacheOf(automatic, group({ Status: "Pending" }), [hit])).toBeUndefined();
  });
});

describe("how long it took", () => {
  test("to schedule and to pull", () => {
    expect(durationsOf(group(), pull)).toEqual({ schedulingSeconds: 4, pullingSeconds: 5 });
    expect(durationsOf(group(), present)).toEqual({ schedulingSeconds: 4, pullingSeconds: 0 });
  });

  test("is not told without events", () => {
    expect(durationsOf(group(), [])).toEqual({});
  });
});
