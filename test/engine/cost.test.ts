import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Run, TestStack } from "./support/stack.js";

const declare = (
  stack: TestStack,
  caches: Readonly<Record<string, Partial<ImageCacheArgs>>>,
  options: { isDependent?: boolean } = {},
) =>
  stack.declare(async () => {
    let last: ImageCache | undefined;
    for (const [name, args] of Object.entries(caches)) {
      const dependsOn = options.isDependent && last !== undefined ? [last] : [];
      last = new ImageCache(name, { images: ["nginx:1.29"], imageCacheSize: 40, ...args }, { dependsOn });
    }
  });

/** With a diff, the engine prints them on stderr. */
const estimates = ({ output, errors }: Run) => {
  const lines = `${output}\n${errors}`.matchAll(/estimated: .*/g);
  return [...new Set([...lines].map(([line]) => line.trim()))];
};

const sum = (builds: string, build: string, month: string) =>
  `estimated: ${builds} ${build} USD, at most ${month} USD a month, 14.40 USD a month for each pod that always runs; prices of 2024-03, cn-hangzhou`;

describe("what builds will cost", () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await TestStack.create({ config: { "pulumi-eci:verifyImages": { value: "off" } } });
  });
  afterAll(async () => {
    await stack.destroy();
    await stack.close();
  });

  interface CostOutputs {
    buildSeconds?: number;
    estimatedCost?: { prices: string };
  }
  const outputsOf = async (name: string): Promise<CostOutputs> =>
    (await stack.resources()).find(({ urn }) => urn.endsWith(`::${name}`))?.outputs ?? {};

  it("is one line at the end of a preview, also where caches come after each other", async () => {
    declare(stack, { a: {}, b: {}, c: {} }, { isDependent: true });
    for (const diff of [true, false]) {
      const run = await stack.preview({ diff });
      expect(run.succeeded).toBe(true);
      expect(estimates(run)).toEqual([sum("3 builds", "0.02", "2.40")]);
    }
  });

  it("is not said by the run itself, whose outputs tell it", async () => {
    const run = await stack.up();
    expect([run.succeeded, estimates(run)]).toEqual([true, []]);
    const outputs = await outputsOf("a");
    expect(outputs).toMatchObject({
      buildSeconds: expect.any(Number),
      estimatedCost: { currency: "USD", month: 0.8, podMonth: 14.4 },
    });
    const { buildSeconds, estimatedCost } = outputs;
    expect(estimatedCost?.prices).toContain(`build ${buildSeconds} s, as the last one took, of 2 vCPU`);
  });

  it("is left by a refresh, and nothing is estimated where nothing is built", async () => {
    const before = await outputsOf("a");
    const refreshed = await stack.refresh();
    expect([refreshed.succeeded, estimates(refreshed)]).toEqual([true, []]);
    expect(await outputsOf("a")).toMatchObject({
      buildSeconds: before.buildSeconds,
      estimatedCost: before.estimatedCost,
    });
    const run = await stack.preview({ diff: false });
    expect([run.changes, estimates(run)]).toEqual([{ same: 3 }, []]);
  });

  it("counts what is pulled again or replaced, by its own last build", async () => {
    const { buildSeconds } = await outputsOf("a");
    declare(stack, { a: { images: ["nginx:1.30"] }, b: { osType: "Windows" }, c: {} });
    const run = await stack.preview({ diff: false });
    const [line = ""] = estimates(run);
    expect(line).toMatch(/^estimated: 2 builds /);
    const perSecond = 2 * 0.0000077 + 4 * 0.00000096 + (0.0005 / 3_600) * 40;
    const own = Number(buildSeconds) * perSecond * 2;
    expect(Number(/builds ([\d.]+) USD/.exec(line)?.[1])).toBeCloseTo(own, 2);
    await stack.up();
    const pulled = await outputsOf("a");
    expect(pulled).toMatchObject({ revision: 2, buildSeconds: expect.any(Number) });
    expect(pulled.estimatedCost?.prices).toContain(`build ${pulled.buildSeconds} s`);
  });

  it("is unknown where nobody knows the prices, and nothing fails of a file that is none", async () => {
    declare(stack, {
      a: { images: ["nginx:1.30"] },
      b: { osType: "Windows" },
      c: {},
      d: { regionId: "cn-beijing" },
    });
    const run = await stack.preview({ diff: false });
    expect(estimates(run)).toEqual([
      expect.stringContaining("what 1 build in cn-beijing will cost is unknown, because no prices of it are"),
    ]);
    await stack.configure({ "pulumi-eci:prices": { value: "/nowhere.json" } });
    const without = await stack.preview({ diff: false });
    expect(without.succeeded).toBe(true);
    expect(without.output).toContain(
      "warning: The prices in /nowhere.json cannot be read: there is no such file.",
    );
  });
});
