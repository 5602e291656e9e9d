import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, it } from "vitest";
import { ImageCache } from "../../../sdk/imageCache.js";
import { ImageCachesReady } from "../../../sdk/imageCachesReady.js";
import { loaderText } from "../../../sdk/loader.js";

let registered: pulumi.runtime.MockResourceArgs[] = [];

beforeEach(async () => {
  registered = [];
  await pulumi.runtime.setMocks(
    {
      newResource: (args) => {
        registered.push(args);
        const outputs = {
          revision: 2,
          regionId: "cn-beijing",
          accountId: "1",
        };
        return { id: `imc-${args.name}`, state: { ...args.inputs, ...outputs } };
      },
      call: () => ({}),
    },
    "shop",
    "dev",
    false,
    "acme",
  );
});
afterEach(() => pulumi.runtime.disconnect());

async function inputsOf(gate: ImageCachesReady): Promise<Record<string, unknown> | undefined> {
  await new Promise((resolve) => gate.urn.apply(resolve));
  return registered.find(({ type }) => type === "pulumi-nodejs:dynamic/eci:ImageCachesReady")?.inputs;
}

const member = (name: string) => ({
  name,
  imageCacheId: `imc-${name}`,
  revision: 2,
  regionId: "cn-beijing",
  accountId: "1",
});

it("takes names, ids, revisions and places from the caches themselves", async () => {
  const caches = ["web", "api"].map((name) => new ImageCache(name, { images: ["a:1"] }));
  const inputs = await inputsOf(new ImageCachesReady("all", { imageCaches: caches }));
  expect(inputs).toMatchObject({
    imageCaches: [member("web"), member("api")],
    __provider: loaderText("imageCachesReady"),
    __urn: "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:ImageCachesReady::all",
  });
});

it("takes them by names, too, with the profile of each", async () => {
  const web = new ImageCache("web", { images: ["a:1"], profile: "other" });
  const inputs = await inputsOf(
    new ImageCachesReady("all", { imageCaches: { web } }, { customTimeouts: { create: "2h" } }),
  );
  expect(inputs).toMatchObject({
    imageCaches: [{ ...member("web"), profile: "other" }],
    __timeouts: { create: 7_200 },
  });
});

it.each<[unknown, string]>([
  [undefined, "ImageCachesReady all: imageCaches must be a list or an object of ImageCache resources."],
  [{ imageCaches: "imc-1" }, "ImageCachesReady all: imageCaches must be a list or an object"],
  [{ imageCaches: ["imc-1"] }, 'ImageCachesReady all: imageCaches["0"] must be an ImageCache.'],
  [{ imageCaches: { web: null } }, 'ImageCachesReady all: imageCaches["web"] must be an ImageCache.'],
])("refuses %j", (args, message) => {
  expect(() => new ImageCachesReady("all", args as { imageCaches: ImageCache[] })).toThrow(message);
});

it("refuses ids in the place of resources", () => {
  const imageCaches = [pulumi.output("imc-1")] as unknown as ImageCache[];
  expect(() => new ImageCachesReady("all", { imageCaches })).toThrow(
    'imageCaches["0"] must be an ImageCache.',
  );
});
