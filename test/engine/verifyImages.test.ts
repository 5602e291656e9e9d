import * as pulumi from "@pulumi/pulumi";
import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { markKey } from "../../provider/core/secretMark.js";
import { layerOf } from "../../tools/registry/images.mts";
import { watchOutbound } from "../support/outbound/outbound.js";
import { startOddRegistry } from "../support/registry/oddRegistry.js";
import { puller, type RealRegistry, startRegistry } from "../support/registry/realRegistry.js";
import { type Run, TestStack } from "./support/stack.js";

let plain: RealRegistry;
let basic: RealRegistry;
let stack: TestStack;

beforeAll(async () => {
  plain = await startRegistry();
  const { push, folder } = plain;
  await push.image("library/nginx", "1.29");
  await push.image("team/arm", "1", { architecture: "arm64" });
  await push.image("team/private", "1");
  basic = await startRegistry({ folder, htpasswd: true });
});
afterAll(async () => {
  await plain.stop();
  await basic.stop();
});

beforeEach(async () => {
  stack = await TestStack.create();
  await stack.askRegistriesAt({ "*": plain.url, "private.example.com": basic.url });
});
afterEach(async () => {
  expect((await stack.destroy()).succeeded).toBe(true);
  await stack.close();
});

const declare = (args: Partial<ImageCacheArgs>) =>
  stack.declare(async () => {
    new ImageCache("web", { images: ["nginx:1.29"], vswitchIds: ["vsw-1"], ...args });
  });

/** What was told, each line without what stands in front of it. */
function told({ output }: Run): string[] {
  const [, diagnostics = ""] = output.split("Diagnostics:");
  return [...diagnostics.matchAll(/ImageCache web: (?:warning|note): .*/g)].map(([line]) =>
    line.slice("ImageCache web: ".length),
  );
}

describe("secret images", () => {
  const hidden = "team/unannounced";

  it.each<[string, ImageCacheArgs["images"]]>([
    ["a warning", pulumi.secret([`${hidden}:1`])],
    ["a note", [pulumi.secret(hidden)]],
  ])("do not show in %s", async (kind, images) => {
    declare({ images });
    for (const run of [await stack.preview({ diff: false }), await stack.up()]) {
      expect(told(run).join("\n")).toMatch(
        kind === "a note" ? /^note: the tag of \*\*\* moves/m : /now: \*\*\*/,
      );
      expect(run.output + run.errors).not.toContain(hidden);
    }
  });

  it("make what is told of them secret, through updates and refreshes", async () => {
    await plain.push.image("team/unannounced", "7");
    await plain.push.image("team/unannounced", "8");
    const kept = { [markKey]: expect.any(String), ciphertext: expect.any(String) };
    for (const tag of [7, 8]) {
      declare({ images: [pulumi.secret(`${hidden}:${tag}`)] });
      expect((await stack.up()).succeeded).toBe(true);
      expect((await stack.refresh()).succeeded).toBe(true);
      const [cache] = await stack.resources();
      expect(cache?.outputs).toMatchObject({ images: kept, imageDigests: kept, pinnedImages: kept });
      expect(await stack.storedState()).not.toContain(hidden);
    }
    declare({ images: ["nginx:1.29"] });
    expect((await stack.up()).succeeded).toBe(true);
    const [open] = await stack.resources();
    expect(open?.outputs.pinnedImages).toEqual([expect.stringContaining("nginx:1.29@sha256:")]);
  });

  it("do not show in what refuses them", async () => {
    declare({ images: pulumi.secret([`${hidden}:1`, `http://${hidden}:1`]) });
    const run = await stack.preview({ diff: false });
    expect(run.succeeded).toBe(false);
    expect(run.output).toContain("[1] must be an image reference");
    expect(run.output + run.errors).not.toContain(hidden);
  });
});

describe("a preview", () => {
  it("says nothing of an image that is there", async () => {
    declare({});
    expect(told(await stack.preview({ diff: false }))).toEqual([]);
  });

  it.each<[string, Partial<ImageCacheArgs>, string, RegExp]>([
    [
      "a tag that does not exist",
      { images: ["nginx:1.92", "nginx:1.29"] },
      "images[0]",
      /docker\.io has no such image, as it says now: nginx:1\.92\. A build would be billed for minutes, and fail\./,
    ],
    [
      "another architecture",
      { images: ["nginx:1.29", "team/arm:1"] },
      "images[1]",
      /is there for linux\/arm64 alone, and the build of a cache pulls linux\/amd64: team\/arm:1\./,
    ],
    [
      "images for another system",
      { osType: "Windows" },
      "images[0]",
      /is there for linux\/amd64 alone, and the build of a cache pulls windows\/amd64: nginx:1\.29\./,
    ],
    [
      "a login that opens nothing",
      {
        images: ["private.example.com/team/private:1"],
        imageRegistryCredentials: [
          { server: "private.example.com", userName: "puller", password: "wrong-word" },
        ],
      },
      "images[0]",
      /cannot be read with the login of imageRegistryCredentials for private\.example\.com: private\.example\.com\/team\/private:1 \(127/,
    ],
  ])("tells of %s, and fails where that is wanted", async (_, args, property, text) => {
    declare(args);
    const warned = await stack.preview({ diff: false });
    expect(warned.succeeded).toBe(true);
    expect(told(warned)).toEqual([expect.stringMatching(/^warning: /)]);
    expect(told(warned)[0]).toMatch(text);
    expect(told(warned)[0]).toContain(`warning: ${property} `);
    expect(warned.output).not.toContain("wrong-word");

    declare({ ...args, verifyImages: "error" });
    const failed = await stack.preview({ diff: false });
    expect(failed.succeeded).toBe(false);
    expect(failed.output).toMatch(text);
    expect(failed.output).toContain(property);
    expect(failed.output).toContain('To go on all the same, set verifyImages to "warn".');

    declare({ ...args, verifyImages: "off" });
    expect(told(await stack.preview({ diff: false }))).toEqual([]);
    expect(stack.emulator.calls.map(({ action }) => action)).not.toContain("CreateImageCache");
  });

  it("reads a private image with the login that the cache declares", async () => {
    declare({
      images: ["private.example.com/team/private:1"],
      imageRegistryCredentials: [{ server: "private.example.com", ...puller }],
      verifyImages: "error",
    });
    const run = await stack.preview({ diff: false });
    expect(run.succeeded).toBe(true);
    expect(told(run)).toEqual([]);
    declare({ images: ["private.example.com/team/private:1"], verifyImages: "error" });
    const [line = ""] = told(await stack.preview({ diff: false }));
    expect(line).toContain("private.example.com gives it to nobody without a login, or does not have it");
  });

  it("gives a login to its own server alone, by whatever letters it is named", async () => {
    declare({
      images: ["nginx:1.29"],
      imageRegistryCredentials: [{ server: "harbor", userName: "nobody", password: "wrong-word" }],
      verifyImages: "error",
    });
    expect((await stack.preview({ diff: false })).succeeded).toBe(true);
    declare({
      images: ["private.example.com/team/private:1"],
      imageRegistryCredentials: [{ server: "Private.Example.com", ...puller }],
      verifyImages: "error",
    });
    expect((await stack.preview({ diff: false })).succeeded).toBe(true);
  });

  it("obeys the stack's configuration", async () => {
    await stack.configure({ "pulumi-eci:verifyImages": { value: "error" } });
    declare({ images: ["nginx:1.92"] });
    expect((await stack.preview({ diff: false })).succeeded).toBe(false);
  });

  it("tells of a size that is too small for the layers", async () => {
    const body = Buffer.from("{}");
    const odd = await startOddRegistry((_, response) => {
      response.writeHead(503).end(body);
    });
    await plain.push.image("team/heavy", "1", {}, [layerOf("x", 1_000)]);
    await stack.askRegistriesAt({ "*": plain.url, "down.example.com": odd.url });
    declare({ images: ["team/heavy:1", "down.example.com/app:1"], imageCacheSize: 2_000 });
    expect(told(await stack.preview({ diff: false }))).toEqual([
      "note: not looked up, because down.example.com answered HTTP 503: down.example.com/app:1.",
    ]);
    declare({ images: ["team/heavy:1"], imageCacheSize: 2_000 });
    expect(told(await stack.preview({ diff: false }))).toEqual([
      expect.stringMatching(
        /^note: imageCacheSize of 2000 GiB is far more than the images need: .* 20 would do\.$/,
      ),
    ]);
  });

  it("looks at nothing where nothing of it changes, nor does a refresh", async () => {
    const odd = await startOddRegistry((_, response) => {
      response.writeHead(500).end();
    });
    declare({ verifyImages: "off" });
    expect((await stack.up()).succeeded).toBe(true);
    await stack.askRegistriesAt({ "*": odd.url });
    declare({ retentionDays: 3 });
    expect(told(await stack.preview({ diff: false }))).toEqual([]);
    expect(told(await stack.refresh())).toEqual([]);
    expect(odd.asked).toEqual([]);
  });

  it("looks again at a cache that has to be built again, but not in a refresh", async () => {
    await plain.push.image("team/going", "1");
    declare({ images: ["team/going:1"], retentionDays: 1, verifyImages: "error" });
    expect((await stack.up()).succeeded).toBe(true);
    const odd = await startOddRegistry((_, response) => {
      response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
    });
    await stack.askRegistriesAt({ "*": odd.url });
    for (const cached of stack.emulator.imageCaches.list())
      stack.emulator.imageCaches.fail(cached.ImageCacheId);
    const refreshed = await stack.refresh();
    expect(refreshed.succeeded).toBe(true);
    expect(odd.asked).toEqual([]);
    const failed = await stack.preview({ diff: false });
    expect(failed.succeeded).toBe(false);
    expect(failed.output).toContain(
      "is to be built again, and would fail. images[0] docker.io has no such image",
    );
  });

  it("notes a tag that moves", async () => {
    await plain.push.image("library/nginx", "latest");
    declare({ images: ["nginx"] });
    expect(told(await stack.preview({ diff: false }))).toEqual([
      "note: the tag of nginx moves, or is none. The cache keeps what it stands for when it is built, and pods pull what has come since: name a version.",
    ]);
  });
});

describe("registries that do not answer", () => {
  it("cost a few lines, and fail nothing", async () => {
    const silent = await startOddRegistry(() => {});
    await stack.configure({ "pulumi-eci:registryTimeout": { value: "0.5" } });
    await stack.askRegistriesAt({ "*": silent.url });
    stack.declare(async () => {
      for (let index = 0; index < 20; index += 1) {
        const images = Array.from({ length: 20 }, (_, image) => `dead.example.com/app-${index}:${image}`);
        new ImageCache(`web-${index}`, { images, vswitchIds: ["vsw-1"], verifyImages: "error" });
      }
    });
    const { output, succeeded } = await stack.preview({ diff: false });
    expect(succeeded).toBe(true);
    const lines =
      output
        .split("Diagnostics:")[1]
        ?.split("\n")
        .filter((line) => line.includes("note: ")) ?? [];
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(2);
    expect(lines[0]).toMatch(
      /note: not looked up, because .*: dead\.example\.com\/app-\d+:0, .* and \d+ more\./,
    );
  });

  it("are nobody's business beside an emulator that has no line for them", async () => {
    const outbound = await watchOutbound();
    await stack.askRegistriesAt({});
    stack.environment(outbound.environment);
    declare({ images: ["nginx:1.29", "registry.example.com/team/app:1"] });
    const run = await stack.up();
    expect(run.succeeded).toBe(true);
    expect(told(run)).toEqual([]);
    declare({ images: ["nginx@sha256:abc", "a/b/../c:1"] });
    expect(told(await stack.preview({ diff: false }))).toEqual([
      expect.stringMatching(
        /^warning: images\[0\] is a name that no registry can hold \(.*\): nginx@sha256:abc, a\/b\/\.\.\/c:1\. /,
      ),
    ]);
    expect(outbound.seen()).toEqual([]);
  });
});
