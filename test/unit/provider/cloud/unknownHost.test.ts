import dns from "node:dns";
import { afterEach, expect, it, vi } from "vitest";
import { Clouds } from "../../../../provider/accounts/clouds.js";
import { readSettings } from "../../../../provider/accounts/settings.js";

const keys = { ALICLOUD_ACCESS_KEY: "test", ALICLOUD_SECRET_KEY: "test" };

afterEach(() => vi.restoreAllMocks());

/** Asks in a region whose host has no entry in the name service; how often it was looked up, and the error. */
async function askIn(region: string, timeoutMs: number) {
  const lookup = vi.spyOn(dns, "lookup").mockImplementation(((...args: unknown[]) => {
    const answer = args.at(-1) as (error: Error) => void;
    process.nextTick(answer, Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" }));
  }) as never);
  const settings = readSettings(() => undefined, { ...keys, PULUMI_ECI_WAIT_FACTOR: "0.001" });
  const { eci, clock } = await new Clouds(settings, {}).in(region);
  const limit = { deadline: clock.now() + timeoutMs };
  const error = await eci.call("DescribeImageCaches", {}, limit).catch((failure: Error) => failure);
  return { error: error as Error, lookups: lookup.mock.calls.length };
}

it("ends at once where the region may be misspelt, and says what was meant", async () => {
  const { error, lookups } = await askIn("cn-hangzou", 60_000);
  expect(error.message).toMatch(
    /HostUnknown: eci\.cn-hangzou\.aliyuncs\.com.*\(did you mean cn-hangzhou\?\)/,
  );
  expect(lookups).toBe(1);
});

it("goes on trying in a region that is known: the name service may be in trouble", async () => {
  const { error, lookups } = await askIn("cn-hangzhou", 200);
  expect(error.message).toMatch(/ConnectionFailed/);
  expect(lookups).toBeGreaterThan(1);
});
