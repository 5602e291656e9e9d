import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { Eip, ImageCache } from "pulumi-eci";
import { describe, expect, it } from "vitest";
import { sharedConfig } from "../../tools/sharedConfig.mts";
import { isMissing } from "../support/plugins.js";
import { TestStack } from "./support/stack.js";

const missing = isMissing("pulumi-resource-alicloud", "moving over from @pulumi/alicloud");

const password = "moved-in-secret";

describe.skipIf(missing)("pulumi-eci migrate", () => {
  it("moves a stack of the alicloud provider over without touching the cloud, and the stack lives on", async () => {
    // The alicloud provider's looks are ten seconds of real time apart.
    const stack = await TestStack.create({ emulator: { buildMs: 1_000 } });
    try {
      await stack.configure(sharedConfig(stack.emulator));
      stack.declare(async () => {
        const address = new alicloud.ecs.EipAddress("pull", {
          addressName: "pull",
          bandwidth: "5",
          internetChargeType: "PayByTraffic",
        });
        const cache = new alicloud.eci.ImageCache("web", {
          imageCacheName: "web",
          images: ["registry.example.com/web:1"],
          securityGroupId: "sg-1",
          vswitchId: "vsw-1",
          eipInstanceId: address.id,
          retentionDays: 7,
          imageRegistryCredentials: [{ server: "registry.example.com", userName: "reader", password }],
        });
        return { id: cache.id };
      });
      expect((await stack.up()).succeeded).toBe(true);
      const before = JSON.stringify([stack.emulator.imageCaches.list(), stack.emulator.eips.list()]);

      const dryRun = await stack.command("migrate", "--stack", "dev");
      expect(dryRun).toContain("Nothing was changed");
      expect(dryRun).not.toContain(password);
      const moved = await stack.command("migrate", "--stack", "dev", "--yes");
      expect(moved).not.toContain(password);
      expect(JSON.stringify([stack.emulator.imageCaches.list(), stack.emulator.eips.list()])).toBe(before);
      expect(await stack.storedState()).not.toContain(password);
      expect((await stack.resources()).map(({ type }) => type).sort()).toEqual([
        "pulumi-nodejs:dynamic/eci:Eip",
        "pulumi-nodejs:dynamic/eci:ImageCache",
      ]);

      const declare = (retentionDays: number) =>
        stack.declare(async () => {
          const address = new Eip("pull", {
            addressName: "pull",
            bandwidth: "5",
            internetChargeType: "PayByTraffic",
          });
          const cache = new ImageCache("web", {
            imageCacheName: "web",
            images: ["registry.example.com/web:1"],
            securityGroupId: "sg-1",
            vswitchIds: ["vsw-1"],
            eipInstanceId: address.allocationId,
            retentionDays,
            imageRegistryCredentials: [
              { server: "registry.example.com", userName: "reader", password: pulumi.secret(password) },
            ],
          });
          return { id: cache.imageCacheId };
        });
      declare(7);
      expect((await stack.preview()).changes).toEqual({ same: 2 });
      declare(14);
      expect((await stack.up()).changes).toEqual({ same: 1, update: 1 });
      expect((await stack.refresh()).succeeded).toBe(true);
      expect((await stack.destroy()).succeeded).toBe(true);
      expect(stack.emulator.isEmpty()).toBe(true);
    } finally {
      await stack.close();
    }
  });
});
