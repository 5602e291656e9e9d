import { expect, test } from "vitest";
import { watchStatus } from "../../../../cli/status/watchStatus.js";
import type { Status } from "../../../../provider/status/status.js";

const taken = (...statuses: string[]): Status => {
  const imageCaches = statuses.map((status, index) => ({
    ...{ id: `imc-${index + 1}`, name: `web${index + 1}`, regionId: "cn-beijing", status, images: [] },
    ...{ owner: "nobody" as const, attention: [] },
  }));
  const sums = { imageCaches: imageCaches.length, imageCachesGiB: 0, containerGroups: 0, eips: 0 };
  return {
    ...{ schema: 1, takenAt: "2026-01-01T00:00:00.000Z", account: "1", regions: [] },
    ...{
      imageCaches,
      containerGroups: [],
      eips: [],
      sums: { ...sums, needAttention: 0, costs: [], unpriced: 0 },
    },
  };
};

async function watched(isTerminal: boolean, looks: readonly Status[]) {
  const pauses: number[] = [];
  const clock = { factor: 0.5, now: () => 0, pause: async (ms: number) => void pauses.push(ms) };
  const left = [...looks];
  let text = "";
  const write = (more: string) => {
    text += more;
  };
  const last = await watchStatus(clock, async () => left.shift() ?? taken(), { isTerminal, write });
  return { text, last, pauses, left };
}

test("tells each change in a line, and everything at the end", async () => {
  const looks = [
    taken("Creating", "Ready"),
    taken("Creating", "Updating"),
    taken("Ready", "Updating"),
    taken("Ready"),
  ];
  const { text, last, pauses, left } = await watched(false, looks);
  expect(text.split("\n").slice(0, 5)).toEqual([
    "2026-01-01T00:00:00.000Z imc-1 (web1): Creating",
    "2026-01-01T00:00:00.000Z imc-2 (web2): Updating",
    "2026-01-01T00:00:00.000Z imc-1 (web1): Ready",
    "2026-01-01T00:00:00.000Z imc-2 (web2): gone",
    "image caches:",
  ]);
  expect({ last, pauses, left }).toEqual({ last: looks[3], pauses: [2500, 2500, 2500], left: [] });
});

test("draws a terminal anew at each look", async () => {
  const { text } = await watched(true, [taken("Preparing"), taken("Failed")]);
  const drawings = text.split("\u001b[2J\u001b[H").slice(1);
  expect(drawings).toEqual([
    expect.stringMatching(/^image caches:\n.* Preparing /s),
    expect.stringMatching(/^image caches:\n.* Failed /s),
  ]);
});

test("ends at once where nothing is being built", async () => {
  const { text, pauses } = await watched(false, [taken("Ready", "UpdateFailed")]);
  expect(pauses).toEqual([]);
  expect(text).toMatch(/^image caches:/);
});

test("tells names of others such that they stay in their line", async () => {
  const look = taken("Creating");
  const [cache] = look.imageCaches;
  if (cache !== undefined) cache.name = "a\n\u001b[31mb";
  const { text } = await watched(false, [look, taken("Ready")]);
  expect(text).toContain("imc-1 (a [31mb): Creating\n");
});
