import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { startOddRegistry } from "../support/registry/oddRegistry.js";
import { type RealRegistry, startRegistry } from "../support/registry/realRegistry.js";
import { TestStack } from "./support/stack.js";

const gib = 1024 ** 3;

let registry: RealRegistry;
let stack: TestStack;

/** A layer that says of itself what it unpacks to; nobody unpacks it here. */
function layer(name: string, unpackedGib: number): Buffer {
  const end = Buffer.alloc(4);
  end.writeUInt32LE(unpackedGib * gib);
  return Buffer.concat([Buffer.from(name), end]);
}

beforeAll(async () => {
  registry = await startRegistry();
  const base = layer("base", 3.5);
  await registry.push.image("team/small", "1", {}, [base]);
  await registry.push.image("team/big", "1", {}, [base, ...[1, 2, 3].map((n) => layer(`big ${n}`, 3))]);
});
afterAll(() => registry.stop());
beforeEach(async () => {
  stack = await TestStack.create();
  await stack.askRegistriesAt({ "*": registry.url });
});
afterEach(async () => {
  expect((await stack.destroy()).succeeded).toBe(true);
  await stack.close();
});

const declare = (args: Partial<ImageCacheArgs>) =>
  stack.declare(async () => {
    new ImageCache("web", { images: [], vswitchIds: ["vsw-1"], autoImageCacheSize: true, ...args });
  });

const sizes = () => stack.emulator.imageCaches.list().map(({ ImageCacheSize }) => ImageCacheSize);

it("is what the images need, shared layers once, and grows with them in place", async () => {
  declare({ images: ["team/small:1"] });
  expect((await stack.up()).succeeded).toBe(true);
  expect(sizes()).toEqual([20]);
  declare({ images: ["team/small:1", "team/big:1"] });
  const grown = await stack.up();
  expect(grown.changes).toEqual({ update: 1 });
  expect(grown.output).toContain(
    "ImageCache web: imageCacheSize 27: twice the 12.5 GiB that the images unpack to and 2 GiB, at least 20",
  );
  expect(sizes()).toEqual([27]);
  expect((await stack.up()).changes).toEqual({ same: 1 });
  declare({ images: ["team/small:1"] });
  const shrunk = await stack.up();
  expect(shrunk.output).toContain("; it was 27, and does not shrink");
  expect(sizes()).toEqual([27]);
});

it("stays what it was where no registry answers, and is 20 with a warning for a new cache", async () => {
  declare({ images: ["team/big:1"] });
  expect((await stack.up()).succeeded).toBe(true);
  const down = await startOddRegistry((_, response) => void response.writeHead(503).end());
  await stack.askRegistriesAt({ "*": down.url });
  declare({ images: ["team/big:1", "team/small:1"] });
  expect((await stack.up()).succeeded).toBe(true);
  expect(sizes()).toEqual([27]);
  stack.declare(async () => {
    new ImageCache("other", { images: ["team/big:1"], vswitchIds: ["vsw-1"], autoImageCacheSize: true });
  });
  const run = await stack.up();
  expect(run.output).toContain("ImageCache other: warning: imageCacheSize 20, because no registry says");
  expect(sizes()).toEqual([20]);
});

it("is refused beside a size of one's own", async () => {
  declare({ images: ["team/big:1"], imageCacheSize: 40 });
  const run = await stack.preview({ diff: false });
  expect(run.succeeded).toBe(false);
  expect(run.output).toContain("does not go together with imageCacheSize: give one of them.");
});
