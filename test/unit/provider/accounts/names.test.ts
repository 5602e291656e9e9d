import { expect, it } from "vitest";
import { placesOf } from "../../../../provider/accounts/names.js";

it.each([
  ["alicloud:ecsRoleName", "alicloud:ecsRoleName, ALICLOUD_ECS_ROLE_NAME or ALIBABA_CLOUD_ECS_METADATA"],
  ["alicloud:clientReadTimeout", "alicloud:clientReadTimeout or CLIENT_READ_TIMEOUT"],
  ["alicloud:protocol", "alicloud:protocol"],
] as const)("names every place of %s", (key, places) => {
  expect(placesOf(key)).toBe(places);
});
