import { expect, it } from "vitest";
import type { ImageCacheEvent } from "../../../../../provider/cloud/eci.js";
import { explainFailure } from "../../../../../provider/resources/imageCache/failure.js";

function explained(...events: ImageCacheEvent[]) {
  return explainFailure({ events });
}

it.each([
  [
    "r.example.com answered 401 Unauthorized",
    "Check server, userName and password in imageRegistryCredentials",
  ],
  ["write /var: no space left on device", "Raise imageCacheSize"],
  ["x509: certificate signed by unknown authority", "insecureRegistries"],
  ["server gave HTTP response to HTTPS client", "Add the registry to plainHttpRegistries."],
  ["dial tcp 1.2.3.4:443: i/o timeout", "set autoCreateEip or eipInstanceId"],
  ["manifest unknown", "Check that each image and its tag exist"],
  ["the zone is sold out", "add a vSwitch of another zone to vswitchIds"],
  [
    "something nobody has seen before",
    "See the events above, correct the arguments, and run pulumi up again.",
  ],
])("advises on %s", (message, advice) => {
  const text = explained({ type: "Warning", reason: "Failed", message });
  expect(text).toContain(`Events: Failed: ${message}. `);
  expect(text).toContain(advice);
});

it("tells warnings before what went well", () => {
  const text = explained(
    { type: "Normal", reason: "Started", message: "begun" },
    { type: "Warning", reason: "Failed", message: "manifest unknown.", count: 3 },
  );
  expect(text).toMatch(/^Events: Failed: manifest unknown \(3 times\)\. Check/);
});

it("tells what there is when there is no warning", () => {
  expect(explained({ type: "Normal", reason: "Started", message: "begun" })).toMatch(
    /^Events: Started: begun\./,
  );
});

it("says so when there is no event", () => {
  expect(explained()).toBe(
    "The API gives no event. Check the images, the way to their registry, its credentials and imageCacheSize, and run pulumi up again.",
  );
});

it("can do with an event that says nothing", () => {
  expect(explained({})).toMatch(/^Events: no reason: no message\./);
});
