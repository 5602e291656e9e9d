import { expect, it } from "vitest";
import type { ImageCacheEvent } from "../../../../../provider/cloud/eci.js";
import { explainFailure } from "../../../../../provider/resources/imageCache/failure.js";

function explained(...events: ImageCacheEvent[]) {
  return explainFailure(events);
}

const failed = (message: string): ImageCacheEvent => ({ type: "Warning", reason: "Failed", message });

it("tells the events, what they mean, and what to do", () => {
  expect(explained(failed("write /var: no space left on device"))).toBe(
    "Events: Failed: write /var: no space left on device. The images do not fit into the cache, which holds them packed and " +
      "unpacked while it is built. Raise imageCacheSize: twice the size of all images unpacked is advised. Each pod that starts " +
      "from the cache pays for a disk of that size as long as it runs.",
  );
});

it("gives the advice on a cause once, and on three at most", () => {
  const texts = ["manifest unknown", "a:1: not found", "x509: bad", "401 Unauthorized", "out of stock"];
  const text = explained(...texts.map(failed));
  const advice = ["Check that each of images", "insecureRegistries", "Check server, userName", "vswitchIds"];
  expect(advice.map((part) => text.split(part).length - 1)).toEqual([1, 1, 1, 0]);
});

it("gives no advice but the right one", () => {
  const text = explained(
    failed('Failed to pull image "r.example.com/tls-proxy:denied": disk capacity quota'),
  );
  expect(text).toMatch(/The account's quota of disk capacity \(ECS\) is used up; .* Quota Center\.$/);
  expect(text).not.toMatch(/insecureRegistries|imageRegistryCredentials|Raise imageCacheSize/);
});

it("says so of a text that nobody has seen before", () => {
  expect(explained(failed("something new"))).toBe(
    "Events: Failed: something new. See the events above, correct the arguments, and run pulumi up again.",
  );
});

it("tells warnings before what went well", () => {
  const text = explained(
    { type: "Normal", reason: "Started", message: "begun" },
    { type: "Warning", reason: "Failed", message: "manifest unknown.", count: 3 },
  );
  expect(text).toMatch(/^Events: Failed: manifest unknown \(3 times\)\. The registry has no such image/);
});

it("tells what there is when there is no warning", () => {
  expect(explained({ type: "Normal", reason: "Started", message: "begun" })).toMatch(
    /^Events: Started: begun\./,
  );
});

it("tells five events and counts the others, each text once", () => {
  const texts = [1, 2, 2, 3, 4, 5, 6, 7].map((number) => failed(`text ${number}`));
  expect(explained(...texts)).toMatch(/Failed: text 5; and 2 more\. See/);
});

it("says so when there is no event", () => {
  expect(explained()).toBe(
    "The API gives no event. Check the images, the way to their registry, its credentials and imageCacheSize, and run pulumi up again.",
  );
});

it("can do with an event that says nothing", () => {
  expect(explained({})).toMatch(/^Events: no reason: no message\./);
});
