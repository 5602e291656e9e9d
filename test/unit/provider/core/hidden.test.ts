import { expect, it } from "vitest";
import { isNewResource } from "../../../../provider/core/hidden.js";

it("knows a resource that was not there before, under either host", () => {
  expect(isNewResource({})).toBe(true);
  expect(isNewResource({ __urn: "urn:pulumi:dev::shop::eci:index:ImageCache::web", __secrets: [] })).toBe(
    true,
  );
  expect(isNewResource({ __urn: "urn", regionId: "cn-beijing" })).toBe(false);
});
