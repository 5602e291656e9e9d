import * as pulumi from "@pulumi/pulumi";
import {
  Eip,
  getEips,
  getImageCache,
  getImageCaches,
  getImageDigests,
  getImageDigestsOutput,
  ImageCache,
  matchImageCache,
  matchImageCacheOutput,
} from "pulumi-eci";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { puller, type RealRegistry, startRegistry } from "../support/registry/realRegistry.js";
import { TestStack } from "./support/stack.js";

let registry: RealRegistry;
let pushed: { digest: string };
let stack: TestStack;

beforeAll(async () => {
  registry = await startRegistry({ htpasswd: true });
  pushed = await registry.push.image("team/app", "1");
});
afterAll(() => registry.stop());

beforeEach(async () => {
  stack = await TestStack.create();
  const { url } = stack.emulator;
  // The program runs in this process, and so sees the configuration alone, and this process's environment.
  vi.stubEnv("XDG_CACHE_HOME", stack.backendFolder);
  await stack.configure({
    "alicloud:endpoints": { value: JSON.stringify({ eci: url, vpc: url, sts: url }) },
    "alicloud:region": { value: "cn-hangzhou" },
    "alicloud:accessKey": { value: "test" },
    "alicloud:secretKey": { value: "test", secret: true },
  });
  await stack.askRegistriesAt({ "*": registry.url });
});
afterEach(async () => {
  expect((await stack.destroy()).succeeded).toBe(true);
  await stack.close();
  vi.unstubAllEnvs();
});

const login = { server: "docker.io", ...puller };

it("getImageDigests says what images stand for, by the login that is given", async () => {
  stack.declare(async () => {
    const images = ["team/app:1", "team/none:1"];
    const known = await getImageDigests({ images, imageRegistryCredentials: [login] });
    const output = getImageDigestsOutput({ images: ["team/app:1"], imageRegistryCredentials: [login] });
    const arm = await getImageDigests({
      images: ["team/app:1"],
      platform: "linux/arm64",
      imageRegistryCredentials: [login],
    });
    return { known: known.imageDigests, output: output.imageDigests, arm: arm.imageDigests };
  });
  const run = await stack.up();
  expect(run.succeeded).toBe(true);
  const digest = { digest: pushed.digest, platformDigest: pushed.digest };
  const { known, output, arm } = await stack.outputs();
  expect({ known, output, arm }).toEqual({
    known: { "team/app:1": digest },
    output: { "team/app:1": digest },
    arm: {},
  });
});

const refused: Record<string, [call: () => Promise<unknown>, reason: string]> = {
  "no images": [() => getImageDigests({ images: [] }), "getImageDigests: images has 0 images"],
  "no platform": [
    () => getImageDigests({ images: ["a:1"], platform: "amd64" }),
    'getImageDigests: platform must be a platform such as "linux/amd64"',
  ],
  "nothing to match": [
    () => matchImageCache({ images: [] }),
    "matchImageCache: images has 0 images; at least 1 is needed.",
  ],
  "a count of none": [
    () => matchImageCache({ images: ["a:1"], matchCountRequest: 0 }),
    "matchImageCache: matchCountRequest must be a whole number from 1 to 100",
  ],
  "another argument": [
    () => matchImageCache({ images: ["a:1"], ...{ perfectmatch: true } }),
    "matchImageCache: perfectmatch is no argument of matchImageCache (did you mean perfectMatch?).",
  ],
};

it("they throw for arguments that are none, and an image that has to be there fails the run", async () => {
  const told: Record<string, string> = {};
  stack.declare(async () => {
    for (const [name, [call]] of Object.entries(refused))
      told[name] = await call().then(() => "nothing", String);
    await getImageDigests({ images: ["team/app:1"], required: true });
  });
  const run = await stack.preview({ diff: false });
  expect(run.succeeded).toBe(false);
  expect(run.output + run.errors).toContain(
    "getImageDigests: docker.io gives it to nobody without a login, or does not have it: team/app:1",
  );
  const expected = Object.entries(refused).map(([name, [, reason]]) => [
    name,
    expect.stringContaining(reason),
  ]);
  expect(told).toEqual(Object.fromEntries(expected));
});

it("the others tell of what is there, whoever made it", async () => {
  stack.declare(async () => {
    new ImageCache("web", {
      images: ["team/app:1"],
      vswitchIds: ["vsw-1"],
      tags: { team: "web" },
      imageRegistryCredentials: [login],
    });
    new Eip("pull", { addressName: "pull", tags: { purpose: "builds" } });
  });
  expect((await stack.up()).succeeded).toBe(true);
  const [cache] = stack.emulator.imageCaches.list();
  let found: unknown;
  stack.declare(async () => {
    const { imageCaches } = await getImageCaches({ tags: { team: "web" }, image: "team/app:1" });
    const none = await getImageCaches({ imageCacheName: "other" });
    const one = await getImageCache({ imageCacheId: cache?.ImageCacheId ?? "" });
    const { eips } = await getEips({ addressName: "pull", tags: { purpose: "builds" } });
    const nobody = await getEips({ allocationIds: [] });
    found = { imageCaches, none, one, eips, nobody };
  });
  expect((await stack.preview()).succeeded).toBe(true);
  const expected = { imageCacheId: cache?.ImageCacheId, status: "Ready", tags: { team: "web" } };
  expect(found).toMatchObject({
    imageCaches: [expected],
    none: { imageCaches: [] },
    one: expected,
    eips: [{ name: "pull", status: "Available", tags: { purpose: "builds" } }],
    nobody: { eips: [] },
  });
  stack.declare(async () => {
    await getImageCache({ imageCacheId: "imc-none" });
  });
  const missing = await stack.preview({ diff: false });
  expect(missing.output + missing.errors).toContain(
    "getImageCache: imc-none does not exist in cn-hangzhou of the account",
  );
});

it("matchImageCache says which cache a pod would get, and the command the same with the stack's configuration", async () => {
  stack.declare(async () => {
    for (const [name, images] of [
      ["web", ["team/app:1"]],
      ["other", ["team/other:1"]],
    ] as const)
      new ImageCache(name, { images: [...images], vswitchIds: ["vsw-1"], verifyImages: "off" });
  });
  expect((await stack.up()).succeeded).toBe(true);
  const caches = stack.emulator.imageCaches.list();
  const id = caches.find(({ ImageCacheName }) => ImageCacheName.startsWith("web"))?.ImageCacheId;
  const images = ["team/app:1", "team/sidecar:1"];
  let found: unknown;
  stack.declare(async () => {
    const some = await matchImageCache({ images });
    const all = await matchImageCache({ images, perfectMatch: true });
    found = { some, all };
    return { match: matchImageCacheOutput({ images: pulumi.output(images) }) };
  });
  expect((await stack.preview()).succeeded).toBe(true);
  const states = [
    { image: "team/app:1", state: "cached" },
    { image: "team/sidecar:1", state: "missing" },
  ];
  expect(found).toEqual({
    some: {
      imageCacheId: id,
      images: states,
      candidates: [expect.objectContaining({ imageCacheId: id, images: states })],
    },
    all: {
      imageCacheId: null,
      images: images.map((image) => ({ image, state: "missing" })),
      candidates: [],
    },
  });
  stack.environment({ ECI_ENDPOINT: "", ALICLOUD_REGION: "" });
  expect(await stack.command("match", "team/app:1", "--stack", "dev")).toContain(
    `would start from ${id} (web`,
  );
});
