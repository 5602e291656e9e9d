import { type Emulator, startEmulator } from "pulumi-eci/emulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { create } from "../conformance/support/imageCaches.js";
import { runIn } from "../support/command.js";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ buildMs: 0 });
});
afterEach(() => emulator.close());

const key = { accessKeyId: "test", accessKeySecret: "test" };

const declare = (name: string, images: string[], more: object = {}) =>
  create(
    { ...key, endpoint: emulator.url.replace("http://", ""), region: "cn-beijing" },
    { ImageCacheName: name, Image: images, ...more },
  );

/** As a machine without a stack would run it. */
function match(...args: string[]) {
  const { url } = emulator;
  const env = {
    ...{ ECI_ENDPOINT: url, VPC_ENDPOINT: url, STS_ENDPOINT: url },
    ...{ ALICLOUD_ACCESS_KEY: "test", ALICLOUD_SECRET_KEY: "test", ALICLOUD_REGION: "cn-beijing" },
  };
  return runIn({ env }, "match", ...args);
}

test("names the cache that a pod gets, by one call, and ends with 0 where it holds every image", async () => {
  const whole = await declare("whole", ["nginx:1.29", "redis:8"], { RetentionDays: 3 });
  const half = await declare("half", ["nginx:1.29"]);
  emulator.clearCalls();
  const { stdout, stderr, exitCode } = await match(
    "docker.io/library/nginx:1.29",
    "nginx:1.29",
    "redis:8",
    "redis:8",
  );
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  expect(stdout).toContain(
    `A pod would start from ${whole} (whole).\n  cached   docker.io/library/nginx:1.29\n`,
  );
  expect(stdout).toMatch(/^It was made .* \(0 min ago\) and expires .* \(in [23] days\)\.$/m);
  expect(stdout).toContain(`It goes before ${half} (half): it holds 3 of the 3 images, ${half} 2.\n`);
  expect(emulator.calls.map(({ action }) => action)).toEqual(["DescribeImageCaches"]);
});

test("asks at --endpoint, whatever the environment names", async () => {
  const id = await declare("web", ["nginx:1.29"]);
  const env = {
    ...{ ALIBABA_CLOUD_ENDPOINT_ECI: "http://127.0.0.1:1", ECI_ENDPOINT: "http://127.0.0.1:1" },
    ...{ ALICLOUD_ACCESS_KEY: "test", ALICLOUD_SECRET_KEY: "test", ALICLOUD_REGION: "cn-beijing" },
  };
  const { stdout } = await runIn({ env }, "match", "nginx:1.29", "--endpoint", emulator.url);
  expect(stdout).toContain(`A pod would start from ${id}`);
  expect(await match("nginx:1.29", "--endpoint", emulator.url, "--stack", "dev")).toMatchObject({
    stderr: expect.stringContaining("--endpoint is for the environment alone"),
    exitCode: 2,
  });
});

test("ends with 3 where an image is not in the cache, or nothing matches", async () => {
  const id = await declare("web", ["nginx:1.29"]);
  const some = await match("nginx:1.29", "redis:8", "--json");
  expect({ ...some, stdout: JSON.parse(some.stdout) }).toEqual({
    stdout: {
      imageCacheId: id,
      images: [
        { image: "nginx:1.29", state: "cached" },
        { image: "redis:8", state: "missing" },
      ],
      candidates: [expect.objectContaining({ imageCacheId: id, imageCacheName: "web", imageCacheSize: 20 })],
    },
    stderr: "",
    exitCode: 3,
  });
  for (const how of [["--full"], ["--count", "2"], ["--region", "cn-hangzhou"]]) {
    const { stdout, exitCode } = await match("nginx:1.29", "redis:8", ...how);
    expect(stdout).toMatch(/^No image cache of cn-(beijing|hangzhou) matches\.\n/);
    expect(exitCode).toBe(3);
  }
});

test("only caches that are Ready match", async () => {
  const id = await declare("web", ["nginx:1.29"]);
  emulator.imageCaches.fail(id);
  expect((await match("nginx:1.29")).stdout).toMatch(/^No image cache/);
});

test.each([
  [[], "missing required argument 'image'"],
  [[""], "images[0] must not be empty."],
  [["a:1", "--count", "0"], "It must be a whole number from 1 to 100."],
  [["a:1", "--count", "1", "--full"], "cannot be used with option '--full'"],
])("%j is used wrongly", async (args, reason) => {
  const { stdout, stderr, exitCode } = await match(...args);
  expect({ stdout, exitCode }).toEqual({ stdout: "", exitCode: 2 });
  expect(stderr).toContain(reason);
});

test("ends with 1 where the call fails", async () => {
  emulator.faults.add({
    action: "DescribeImageCaches",
    times: 1,
    fault: { kind: "error", status: 403, code: "Forbidden.RAM", message: "no" },
  });
  const { stderr, exitCode } = await match("nginx:1.29");
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^pulumi-eci: .*Forbidden\.RAM/);
});
