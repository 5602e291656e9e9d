import { expect, it } from "vitest";
import { placesOf } from "../../../../provider/accounts/names.js";

it.each([
  ["alicloud:region", "alicloud:region, ALICLOUD_REGION or ALIBABA_CLOUD_REGION"],
  ["alicloud:clientReadTimeout", "alicloud:clientReadTimeout or CLIENT_READ_TIMEOUT"],
  ["alicloud:protocol", "alicloud:protocol"],
] as const)("names every place of %s", (key, places) => {
  expect(placesOf(key)).toBe(places);
});
