import { expect, it } from "vitest";
import { setArguments } from "../../../../cli/import/setArguments.js";

const read = (...pairs: string[]) => Object.fromEntries(setArguments(pairs));

it("reads values as the argument takes them", () => {
  expect(
    read("vswitchIds=vsw-1,vsw-2", "flash=true", "zoneId=1", 'acrRegistryInfos=[{"instanceId":"cri-1"}]')
      .imageCache,
  ).toEqual({
    vswitchIds: ["vsw-1", "vsw-2"],
    flash: true,
    zoneId: "1",
    acrRegistryInfos: [{ instanceId: "cri-1" }],
  });
});

it("gives a kind other than the image cache what the API does not tell of it alone", () => {
  expect(read("activityId=12")).toEqual({ eip: { activityId: "12" } });
  expect(read("autoPay=true")).toEqual({ eip: { autoPay: true } });
  expect(Object.keys(read("zoneId=cn-beijing-a"))).toContain("imageCache");
  expect(read("securityGroupId=sg-1")).toEqual({ imageCache: { securityGroupId: "sg-1" } });
});

it.each([
  ["x", "--set takes name=value, not x"],
  ["nonsense=1", "no resource of this package has an argument nonsense"],
  ["imageRegistryCredentials=hush", "--set takes no secrets"],
  ["vswitchIds=vpc-1", '--set: vswitchIds is the id of a VPC ("vpc-1")'],
  ["flash=maybe", "--set: flash must be true or false"],
  ["bandwidth=5", "--set: the API tells bandwidth itself"],
])("refuses %s", (pair, told) => {
  expect(() => read(pair)).toThrow(told);
});
