import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createNetwork } from "../conformance/support/natGateways.js";
import { isPluginHost, type Run, TestStack } from "./support/stack.js";

const declare = (stack: TestStack, names: readonly string[], args: Partial<ImageCacheArgs> = {}) =>
  stack.declare(async () => {
    for (const name of names) new ImageCache(name, { images: ["nginx:1.29"], ...args });
  });

/** With a diff, the engine prints them on stderr; `up` prints them twice. */
const warnings = ({ output, errors }: Run) => {
  const lines = `${output}\n${errors}`.matchAll(/ImageCache \S+: warning: .*/g);
  return [...new Set([...lines].map(([line]) => line))];
};

describe("a preview", () => {
  let stack: TestStack;
  let vswitchIds: string[];

  beforeAll(async () => {
    stack = await TestStack.create({ emulator: { imageCacheQuota: 2 } });
    const { host, port } = stack.emulator;
    const keys = { accessKeyId: "test", accessKeySecret: "test" };
    const target = { ...keys, endpoint: `${host}:${port}`, region: "cn-hangzhou" };
    vswitchIds = [(await createNetwork(target)).VSwitchId];
  });
  afterAll(async () => {
    await stack.destroy();
    await stack.close();
  });

  const callsOf = (action: string) => stack.emulator.calls.filter((call) => call.action === action).length;

  // Under the plugin the engine shows no messages beside a difference.
  it.skipIf(isPluginHost)(
    "tells once of a build without a way to the Internet, and of a quota that is too small",
    async () => {
      declare(stack, ["a", "b", "c"], { vswitchIds });
      const run = await stack.preview();
      expect(run.succeeded).toBe(true);
      const told = warnings(run).map((line) => line.replace(/^ImageCache \w: warning: /, ""));
      expect(told.sort()).toEqual([
        expect.stringMatching(
          /^cn-hangzhou has no room for all image caches of this run\. ListUsage says that 0 of 2 are used, and so far this run makes 3 \(/,
        ),
        expect.stringMatching(/^the build has no way to the Internet, where docker\.io is\./),
      ]);
      expect([callsOf("ListUsage"), callsOf("DescribeVSwitches")]).toEqual([1, 1]);
    },
  );

  it("says nothing of what pulls from inside and fits, and looks at nothing where nothing changes", async () => {
    declare(stack, ["a"], { vswitchIds, images: ["registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1"] });
    const run = await stack.up();
    expect([run.succeeded, warnings(run)]).toEqual([true, []]);
    stack.emulator.clearCalls();
    await stack.preview();
    expect([callsOf("ListUsage"), callsOf("DescribeVSwitches")]).toEqual([0, 0]);
  });

  it("goes on all the same in pulumi up, which tells it too", async () => {
    declare(stack, ["a", "b"], { vswitchIds, autoCreateEip: false });
    const run = await stack.up();
    expect(run.succeeded).toBe(true);
    expect(warnings(run)).toEqual([expect.stringContaining("no way to the Internet")]);
  });

  it("passes without a look where nobody may ask", async () => {
    const skip = { "pulumi-eci:skipCredentialsCheck": { value: "true" } };
    await stack.configure(skip);
    stack.emulator.clearCalls();
    declare(stack, ["a", "b", "c", "d"], { vswitchIds });
    expect(warnings(await stack.preview())).toEqual([]);
    expect(callsOf("ListUsage")).toBe(0);
  });
});
