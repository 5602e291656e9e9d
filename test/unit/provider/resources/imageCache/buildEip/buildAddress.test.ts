import { expect, it } from "vitest";
import type { Properties } from "../../../../../../provider/core/resource.js";
import { addressParameters } from "../../../../../../provider/resources/imageCache/buildEip/buildAddress.js";

it.each<[Properties, Record<string, string>]>([
  [{}, { InternetChargeType: "PayByTraffic", Bandwidth: "100" }],
  [{ eipBandwidth: 200 }, { InternetChargeType: "PayByTraffic", Bandwidth: "200" }],
  [{ eipBandwidth: 201 }, { InternetChargeType: "PayByBandwidth", Bandwidth: "201" }],
  [{ eipInternetChargeType: "PayByTraffic" }, { InternetChargeType: "PayByTraffic", Bandwidth: "100" }],
  [{ eipInternetChargeType: "PayByBandwidth" }, { InternetChargeType: "PayByBandwidth", Bandwidth: "5" }],
  [
    { eipInternetChargeType: "PayByTraffic", eipBandwidth: 300 },
    { InternetChargeType: "PayByTraffic", Bandwidth: "300" },
  ],
  [{ eipCommonBandwidthPackageId: "cbwp-1" }, {}],
  [{ eipCommonBandwidthPackageId: "cbwp-1", eipBandwidth: 9 }, { Bandwidth: "9" }],
])("an address for a build that says %j is asked for with %j", (inputs, expected) => {
  expect(addressParameters({ autoCreateEip: true, ...inputs })).toEqual(expected);
});
