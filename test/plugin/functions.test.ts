import * as pulumi from "@pulumi/pulumi";
import { Eip, ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import "./support/registerWithPlugin.js";

let stack: TestStack;
let ids: { cache: string; address: string };

const resources = () => {
  const address = new Eip("pull", { addressName: "pull", tags: { team: "web" } });
  const cache = new ImageCache("web", {
    images: ["registry.example.com/web:1"],
    imageCacheName: "web",
    tags: { team: "web" },
  });
  return { cache: cache.imageCacheId, address: address.allocationId };
};

beforeAll(async () => {
  stack = await TestStack.create();
  stack.declare(async () => resources());
  expect((await stack.up()).succeeded).toBe(true);
  ids = (await stack.outputs()) as typeof ids;
});
afterAll(() => stack.close());

const invoke = (name: string, args: pulumi.Inputs): Promise<Record<string, unknown>> =>
  pulumi.runtime.invoke(`eci:index:${name}`, args);

async function answered(name: string, args: pulumi.Inputs): Promise<unknown> {
  const answers: unknown[] = [];
  stack.declare(async () => {
    resources();
    answers.push(await invoke(name, args));
  });
  const { succeeded, errors } = await stack.preview();
  expect([succeeded, errors]).toEqual([true, expect.not.stringContaining("error")]);
  return answers[0];
}

async function refusal(name: string, args: pulumi.Inputs): Promise<string> {
  stack.declare(async () => {
    resources();
    await invoke(name, args);
  });
  const { succeeded, output, errors } = await stack.preview();
  expect(succeeded).toBe(false);
  return output + errors;
}

describe("a function", () => {
  it("getImageCaches", async () => {
    const found = await answered("getImageCaches", { tags: { team: "web" } });
    expect(found).toMatchObject({ imageCaches: [{ imageCacheId: ids.cache, status: "Ready" }] });
    expect(await answered("getImageCaches", { tags: { team: "nobody" } })).toMatchObject({ imageCaches: [] });
  });

  it("getImageCache", async () => {
    expect(await answered("getImageCache", { imageCacheId: ids.cache })).toMatchObject({
      imageCacheId: ids.cache,
      images: ["registry.example.com/web:1"],
    });
  });

  it("getEips", async () => {
    const found = await answered("getEips", { tags: { team: "web" } });
    expect(found).toMatchObject({ eips: [{ allocationId: ids.address }] });
  });

  it("matchImageCache", async () => {
    const found = await answered("matchImageCache", { images: ["registry.example.com/web:1"] });
    expect(JSON.stringify(found)).toContain(ids.cache);
  });

  it("imageCacheManifest, and imageCacheOptions back again", async () => {
    const made = (await answered("imageCacheManifest", {
      name: "web",
      images: ["registry.example.com/web:1"],
    })) as { manifest: object };
    expect(made.manifest).toMatchObject({ kind: "ImageCache", metadata: { name: "web" } });
    const options = await answered("imageCacheOptions", { manifest: made.manifest });
    expect(options).toEqual({
      options: { name: "web", images: ["registry.example.com/web:1"] },
      leftOut: [],
    });
  });

  it("podAnnotations", async () => {
    const found = await answered("podAnnotations", { imageCacheId: ids.cache });
    expect(found).toEqual({
      annotations: expect.objectContaining({ "k8s.aliyun.com/eci-imc-id": ids.cache }),
    });
  });

  it.each([
    ["getImageCaches", { tag: { team: "web" } }, "tag"],
    ["getImageCaches", { tags: "web" }, "tags"],
    ["getImageCaches", { regionId: 3 }, "regionId"],
    ["getImageCache", {}, "imageCacheId"],
    [
      "getImageCache",
      { imageCacheId: "eip-nobody" },
      'imageCacheId is the id of an elastic IP address ("eip-nobody"); the id of an image cache ("imc-…") is needed.',
    ],
    [
      "matchImageCache",
      { images: ["nginx:1.29", "Team/App:1"] },
      'images[1] is "Team/App:1", a name that no registry can hold',
    ],
    ["getImageCache", { imageCacheId: "imc-nobody" }, "imc-nobody does not exist in cn-hangzhou"],
    ["getEips", { tags: ["web"] }, "tags"],
    ["matchImageCache", {}, "images"],
    ["matchImageCache", { images: "web" }, "images"],
    ["imageCacheManifest", {}, "images"],
    ["imageCacheManifest", { name: "web", images: [3] }, "images"],
    ["imageCacheOptions", {}, "manifest"],
    ["imageCacheOptions", { manifest: "x" }, "manifest"],
    ["podAnnotations", { colour: "red" }, "colour"],
    ["getImageDigests", {}, "images"],
    ["getNothing", {}, "eci:index:getNothing is no function of this plugin"],
  ])("%s with %o is refused in plain words", async (name, args, expected) => {
    const told = await refusal(name, args);
    expect(told).toContain(expected);
    expect(told).not.toMatch(/is not a function|undefined \(|Cannot read|is not iterable/);
  });
});
