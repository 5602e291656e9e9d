import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../../../../provider/registry/outcome.js";
import type { LookedImage } from "../../../../../../provider/resources/imageCache/foresight/lookedImage.js";
import { sizeFindings } from "../../../../../../provider/resources/imageCache/foresight/sizeFindings.js";

const gib = 1024 ** 3;

/** An image with layers of these sizes in GiB, each named by its digest. */
function image(layers: Record<string, number>): LookedImage {
  const list = Object.entries(layers).map(([digest, size]) => ({ digest, size: size * gib, mediaType: "" }));
  return {
    index: 0,
    image: "a:1",
    outcome: { is: "found", digest: "d", image: { digest: "p", layers: list } },
  };
}

const missing: LookedImage = { index: 1, image: "b:1", outcome: { is: "missing", host: "docker.io" } };

function severities(looked: LookedImage[], declared?: number): string[] {
  return sizeFindings(looked, declared).map(({ severity, property }) => `${severity} ${property}`);
}

describe("sizeFindings", () => {
  it.each<[string, LookedImage[], number | undefined, string[]]>([
    ["fits by default", [image({ a: 3 })], undefined, []],
    ["is less than what is pulled", [image({ a: 30 })], 29, ["error imageCacheSize"]],
    ["is less than that by default", [image({ a: 30 })], undefined, ["error imageCacheSize"]],
    ["holds what is pulled, but not unpacked too", [image({ a: 30 })], 100, ["warning imageCacheSize"]],
    ["holds both", [image({ a: 30 })], 110, []],
    ["holds layers that images share once", [image({ a: 10, b: 1 }), image({ a: 10, c: 1 })], 44, []],
    ["is far more than is needed", [image({ a: 1 })], 100, ["note imageCacheSize"]],
    ["is more than is needed", [image({ a: 1 })], 60, []],
    ["is far more than what is known of", [image({ a: 1 }), missing], 100, []],
    ["is less than what is known of", [image({ a: 30 }), missing], 20, ["error imageCacheSize"]],
    ["is judged by nothing", [missing], 20, []],
  ])("says what it must of a size that %s", (_, looked, declared, expected) => {
    expect(severities(looked, declared)).toEqual(expected);
  });

  it("tells the numbers, where they come from and what would do", () => {
    const [finding] = sizeFindings([image({ a: 30, b: 0.05 })], 100);
    expect(finding?.text).toBe(
      "of 100 GiB may not hold the images: their layers are 30.1 GiB as pulled and about 78.2 GiB unpacked, as their registries say. A build may fail. Set it to 159.",
    );
    const outcome: Outcome = { is: "unchecked", host: "h", cause: "server", reason: "r" };
    const [part] = sizeFindings([image({ a: 30 }), { index: 1, image: "b", outcome }], undefined);
    expect(part?.text).toContain(
      "of 20 GiB (the default) cannot hold the images: their layers are at least 30 GiB",
    );
  });
});
