import { expect, it } from "vitest";
import type { ImageCacheObjectStatus } from "../../../../../provider/kubernetes/imageCacheObject.js";
import type { ImageCacheObjects } from "../../../../../provider/kubernetes/imageCacheObjects.js";
import { waitUntilReady } from "../../../../../provider/resources/imageCacheObjectReady/wait.js";
import { openRegion } from "../imageCache/region.js";
import { hidden } from "../imageCache/states.js";

/** A wait of an hour for an object whose status does not move, and what was said meanwhile. */
async function waited(status: ImageCacheObjectStatus) {
  const region = await openRegion();
  const object = {
    apiVersion: "v1",
    kind: "ImageCache",
    metadata: { name: "web", uid: "u" },
    spec: {},
    status,
  };
  const cluster = { server: "https://cluster", get: async () => object } as unknown as ImageCacheObjects;
  const operation = region.runner.operation({ method: "create", news: hidden });
  const wait = waitUntilReady({ operation, cluster, name: "web", uid: undefined });
  const error = await region.time.until(wait).catch((reason: Error) => reason);
  return {
    message: (error as Error).message,
    warnings: region.lines.filter((line) => line.startsWith("warning")),
  };
}

it("tells once of a pull without an end, and of the last events at its deadline", async () => {
  const events = [{ type: "Normal", reason: "Pulling", message: "start to pull images" }];
  const { message, warnings } = await waited({ phase: "Preparing", progress: "0%", events });
  expect(warnings).toEqual([
    expect.stringMatching(
      /^warning: imagecache\/web has been pulling for 15 min: Perhaps the build has no way/,
    ),
  ]);
  expect(message).toMatch(
    /^the object imagecache\/web is still Preparing \(0%\)\. Last events: Pulling: start to pull images\. Perhaps .* It goes on in the cluster/,
  );
});

it("tells a failure with the cause and the next step", async () => {
  const failed = 'Failed to pull image "r.example.com/tls-proxy:1": r.example.com/tls-proxy:1: not found';
  const events = [{ type: "Warning", reason: "Failed", message: failed }];
  const { message } = await waited({ phase: "Failed", imageCacheId: "imc-1", events });
  expect(message).toBe(
    `the image cache of the object web (imc-1) is Failed. Events: Failed: ${failed}. The registry has no such image, or not under this ` +
      "tag. Check that each of images and its tag exist, and that the registry of this region holds them. The next pulumi up deletes the object " +
      "and makes it again.",
  );
});
