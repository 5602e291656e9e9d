import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Clouds } from "../../provider/accounts/clouds.js";
import { readSettings } from "../../provider/accounts/settings.js";
import type { Properties } from "../../provider/core/resource.js";
import { expectedPull } from "../../provider/resources/imageCache/foresight/expectedPull.js";
import { layerOf } from "../../tools/registry/images.mts";
import { type RealRegistry, startRegistry } from "../support/registry/realRegistry.js";
import { Runner } from "../support/runner.js";

const base = layerOf("base", 90_000);
const own = layerOf("own", 50_000);
let registry: RealRegistry;
let cache: string;

beforeAll(async () => {
  registry = await startRegistry();
  await registry.push.image("team/base", "1", {}, [base]);
  await registry.push.image("team/app", "1", {}, [base, own]);
  cache = mkdtempSync(join(tmpdir(), "pulumi-eci-cache-"));
});
afterAll(async () => {
  await registry.stop();
  rmSync(cache, { recursive: true });
});

function expected(args: Properties) {
  const config: Record<string, string> = {
    "alicloud:region": "cn-beijing",
    "pulumi-eci:registryEndpoints": JSON.stringify({ "*": registry.url }),
  };
  const clouds = new Clouds(
    readSettings((name) => config[name], {}),
    { XDG_CACHE_HOME: cache },
  );
  return expectedPull(new Runner(clouds).operation({ method: "create", news: args }), args);
}

it("is what all images weigh as they are pulled, over the address that the build gets", async () => {
  const compressedBytes = base.length + own.length;
  const images = ["team/base:1", "team/app:1"];
  expect(await expected({ images })).toEqual({ compressedBytes });
  expect(await expected({ images, eipBandwidth: 20 })).toEqual({ compressedBytes, mbitPerSecond: 20 });
});

it("is not known where an image is not, or nobody may ask", async () => {
  expect(await expected({ images: ["team/base:1", "team/none:1"] })).toBeUndefined();
  expect(await expected({ images: ["team/base:1"], verifyImages: "off" })).toBeUndefined();
});
