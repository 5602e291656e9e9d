import { describe, expect, it } from "vitest";
import { type CaseName, type Outcome, runCase } from "../../tools/comparison/cases.mts";

/** Our column of docs/comparison.md. The alicloud provider's takes minutes and its plugin: `npm run compare` fills it in. */
const expected: [Exclude<CaseName, "killed">, Partial<Outcome>, Record<string, number>][] = [
  ["throttled", { up: "created" }, { CreateImageCache: 1 }],
  ["dropped", { up: "created" }, { CreateImageCache: 1 }],
  ["lost", { up: "created" }, { CreateImageCache: 2 }],
  ["password", { up: "updated in place" }, { UpdateImageCache: 1 }],
  ["retention", { up: "updated in place" }, { UpdateImageCache: 1 }],
  ["image", { up: "updated in place" }, { UpdateImageCache: 1 }],
];

describe("where the alicloud provider fails, builds anew or tells a password", () => {
  it.each(expected)("%s: one cache, one run, no password in the state", async (name, outcome, calls) => {
    const seen = await runCase(name, "pulumi-eci", 100);
    expect(seen).toMatchObject({ ...outcome, caches: ["Ready"], left: 0, passwordInState: false });
    const { DescribeImageCaches: _, TagResources: __, ListUsage: ___, ...writes } = seen.calls;
    expect(writes).toEqual(calls);
  });
});
