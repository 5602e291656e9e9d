import { expect, test } from "vitest";
import type { EmulatorOptions } from "../../emulator/index.js";
import { create, describe } from "../conformance/support/imageCaches.js";
import { startedEmulator } from "./support/startedEmulator.js";

/** Two caches that have the same image, the older one also another; what registries have said of them comes from a seed. */
async function names(options: EmulatorOptions): Promise<string[]> {
  const { emulator, target } = await startedEmulator({ buildMs: 0 });
  await create(target, { ImageCacheName: "large", Image: ["web:1", "base:1"], ImageCacheSize: 100 });
  await create(target, { ImageCacheName: "small", Image: ["web:1", "tool:1"], ImageCacheSize: 40 });
  await create(target, { ImageCacheName: "unknown", Image: ["web:1"], ImageCacheSize: 60 });
  const sizes: Record<string, Record<string, number>> = {
    large: { "web:1": 500, "base:1": 900 },
    small: { "web:1": 500, "tool:1": 100 },
  };
  const seed = emulator.seed();
  const imageCaches = seed.imageCaches.map((cache) => {
    const imageBytes = sizes[cache.firstName];
    return imageBytes ? { ...cache, build: { ...cache.build, imageBytes } } : cache;
  });
  const second = await startedEmulator({ ...options, seed: { ...seed, imageCaches } });
  const { ImageCaches } = await describe(second.target, { MatchImage: ["web:1", "base:1", "tool:1"] });
  return ImageCaches.map(({ ImageCacheName }) => ImageCacheName);
}

test("among caches with as many images, the size of those decides, or the size of the cache", async () => {
  expect(await names({ matchingSize: "images" })).toEqual(["large", "small", "unknown"]);
  expect(await names({ matchingSize: "instance" })).toEqual(["small", "large", "unknown"]);
});
