import { expect, it } from "vitest";
import { argsOfAlicloud } from "../../../../cli/stack/alicloudState.js";
import { asSecret } from "../../../../cli/stack/storedState.js";
import { eipKind } from "../../../../provider/resources/eip/kind.js";
import { imageCacheKind } from "../../../../provider/resources/imageCache/kind.js";

it("gives the arguments of a cache this package's names, without the marks of bridge and engine", () => {
  const credentials = [{ __defaults: [], server: "r.example.com", userName: "reader", password: "hush" }];
  const inputs = {
    __defaults: [],
    imageCacheName: "web",
    images: ["nginx:1"],
    vswitchId: "vsw-1,vsw-2",
    resourceGroupId: null,
    imageRegistryCredentials: asSecret(credentials),
  };
  expect(argsOfAlicloud(imageCacheKind, inputs)).toEqual({
    imageCacheName: "web",
    images: ["nginx:1"],
    vswitchIds: ["vsw-1", "vsw-2"],
    imageRegistryCredentials: [{ server: "r.example.com", userName: "reader", password: "hush" }],
  });
});

it("gives those of an address the current names, and drops what there is no argument for", () => {
  const inputs = { name: "pull", bandwidth: "5", instanceChargeType: "PostPaid", logStore: "log" };
  expect(argsOfAlicloud(eipKind, inputs)).toEqual({
    addressName: "pull",
    bandwidth: "5",
    paymentType: "PayAsYouGo",
  });
});
