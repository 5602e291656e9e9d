import * as pulumi from "@pulumi/pulumi";
import { Eip, ImageCache } from "pulumi-eci";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import "./support/registerWithPlugin.js";

let stack: TestStack;

beforeEach(async () => {
  stack = await TestStack.create();
});
afterEach(() => stack.close());

class Provider extends pulumi.ProviderResource {
  constructor(name: string, args: pulumi.Inputs) {
    super("eci", name, args);
  }
}

const cache = { images: ["registry.example.com/web:1"] };

it("makes objects in the region of their provider, and new ones when it gets another", async () => {
  const declare = (region: string) =>
    stack.declare(async () => {
      const provider = new Provider("other", { region });
      const there = new ImageCache("there", cache, { provider });
      const here = new ImageCache("here", cache);
      new Eip("pull", {}, { provider });
      return { there: there.regionId, here: here.regionId };
    });
  declare("cn-beijing");
  expect((await stack.preview()).changes).toEqual({ create: 3 });
  const made = await stack.up();
  expect([made.succeeded, made.errors]).toEqual([true, ""]);
  expect(await stack.outputs()).toEqual({ there: "cn-beijing", here: "cn-hangzhou" });
  expect((await stack.up()).changes).toEqual({ same: 3 });
  expect((await stack.refresh()).changes).toEqual({ refresh: 3 });

  declare("cn-shanghai");
  const preview = await stack.preview();
  expect(preview).toMatchObject({ changes: { same: 1, replace: 2 }, differing: ["regionId", "regionId"] });
  expect((await stack.up()).changes).toEqual({ same: 1, replace: 2 });
  expect(await stack.outputs()).toEqual({ there: "cn-shanghai", here: "cn-hangzhou" });
  expect(stack.emulator.imageCaches.list()).toHaveLength(2);
  expect(stack.emulator.eips.list()).toHaveLength(1);
  expect((await stack.destroy()).succeeded).toBe(true);
  expect(stack.emulator.isEmpty()).toBe(true);
});

it.each([
  ["an object", (url: string) => ({ eci: url, vpc: url, sts: url })],
  ["JSON text", (url: string) => JSON.stringify({ eci: url, vpc: url, sts: url })],
])("takes endpoints as %s", async (_, endpoints) => {
  await stack.close();
  const accounts = [{ accountId: "1000000000000002", accessKeyId: "own", accessKeySecret: "hush-hush" }];
  stack = await TestStack.create({ emulator: { accounts } });
  const { url } = stack.emulator;
  stack.environment({
    ECI_ENDPOINT: "127.0.0.1:1",
    VPC_ENDPOINT: "127.0.0.1:1",
    STS_ENDPOINT: "127.0.0.1:1",
  });
  stack.declare(async () => {
    const provider = new Provider("own", {
      endpoints: endpoints(url),
      accessKey: "own",
      secretKey: "hush-hush",
    });
    new Eip("pull", {}, { provider });
  });
  const up = await stack.up();
  expect([up.succeeded, up.errors]).toEqual([true, ""]);
  expect(stack.emulator.eips.list()).toHaveLength(1);
  const files = [...(await stack.storedFiles()).values()].join();
  expect(files).toContain("pulumi:providers:eci");
  expect(files + up.output).not.toContain("hush-hush");
  const status = await stack.command("status", "--json", "--stack", "dev");
  expect(JSON.parse(status)).toMatchObject({
    account: "1000000000000002",
    eips: [{ resource: "pull", attention: [] }],
  });
  const { code, stderr } = await stack.commandFailure("sweep", "--stack", "dev");
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^pulumi-eci: cn-hangzhou: .*127\.0\.0\.1:1/)]);
  stack.environment({
    ...{ ECI_ENDPOINT: url, VPC_ENDPOINT: url, STS_ENDPOINT: url },
    ...{ ALICLOUD_ACCESS_KEY: "own", ALICLOUD_SECRET_KEY: "hush-hush" },
  });
  expect(await stack.command("sweep", "--stack", "dev")).toBe(
    "Nothing is left over in cn-hangzhou.\nNothing is left over in cn-hangzhou (provider own).\n",
  );
  expect(status + stderr).not.toContain("hush-hush");
  expect((await stack.destroy()).succeeded).toBe(true);
});

it.each([
  [{ regoin: "cn-beijing" }, "is no argument of this provider. Did you mean region?"],
  [{ endpoint: {} }, "Did you mean endpoints?"],
  [{ colour: "red" }, "is no argument of this provider."],
  [{ endpoints: "not json" }, "eci:endpoints is no valid JSON"],
])("refuses the arguments %o", async (args, expected) => {
  stack.declare(async () => {
    const provider = new Provider("wrong", args);
    new Eip("pull", {}, { provider });
  });
  const { succeeded, output, errors } = await stack.preview();
  expect(succeeded).toBe(false);
  expect(output + errors).toContain(expected);
});

it("waits for what is known of a provider only once something is made", async () => {
  stack.declare(async () => {
    const first = new Eip("first", { regionId: "cn-beijing" });
    const provider = new Provider("later", { region: first.regionId, ownerId: first.allocationId });
    new Eip("second", {}, { provider });
  });
  const preview = await stack.preview();
  expect([preview.succeeded, preview.errors]).toEqual([true, expect.not.stringContaining("error")]);
  const up = await stack.up();
  expect([up.succeeded, up.errors]).toEqual([true, ""]);
  expect(stack.emulator.eips.list().map(({ RegionId }) => RegionId)).toEqual(["cn-beijing", "cn-beijing"]);
  expect((await stack.preview()).changes).toEqual({ same: 2 });
});

it("tells of a profile that a key of the environment comes before, of the program's own provider alone", async () => {
  stack.declare(async () => {
    new ImageCache("there", cache, {
      provider: new Provider("tenant", { region: "cn-beijing", profile: "b" }),
    });
  });
  const { output } = await stack.preview({ diff: false });
  expect(output).toMatch(
    /warning: profile of this provider says nothing: the access key of \w+ comes before it/,
  );
});
