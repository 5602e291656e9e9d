import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import { type Scenario, succeeded } from "../../support/scenario.js";
import { addresses, addressesGivenBack } from "./addresses.js";
import { caches } from "./caches.js";
import { moved } from "./moved.js";
import { sets } from "./sets.js";

/** Every argument of every resource, in stacks that are as their program says. */
const program: PulumiFn = async () => {
  const { pull } = addresses();
  const { minimal, unwaited, elsewhere } = caches(pull);
  moved("after");
  return sets([minimal, unwaited, elsewhere]);
};

const refreshed = [
  ...["full", "unwaited", "elsewhere"].map((name) => `ImageCache::${name}`),
  ...["pull", "full-address", "paid"].map((name) => `Eip::${name}`),
].map((resource) => `urn:pulumi:dev::engine::pulumi-nodejs:dynamic/eci:${resource}`);

export const scenario: Scenario = {
  program,
  record: async ({ stack, time }) => {
    stack.declare(async () => {
      const { pull } = addresses();
      caches(pull, "registry.example.com/web:1");
      moved("before");
    });
    succeeded(await stack.up());
    stack.declare(program);
    succeeded(await stack.up());
    // Snapshots and addresses settle after that.
    stack.emulator.clock.advance(60 * 60 * 1_000);
    time.stand();
    // Most states have never seen a refresh.
    succeeded(await stack.refresh({ target: refreshed }));
  },
  emulator: {
    accounts: [
      { accountId: "1000000000000001", accessKeyId: "test", accessKeySecret: "test" },
      { accountId: "1000000000000002", accessKeyId: "second", accessKeySecret: "second-key" },
    ],
    seed: { releasedAddresses: addressesGivenBack },
  },
  environment: { REGISTRY_USER: "reader", REGISTRY_PASSWORD: "test-password" },
  config: { "pulumi-eci:ownerId": { value: "recorded" } },
};
