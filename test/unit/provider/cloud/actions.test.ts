import { expect, it } from "vitest";
import { expectListed, permissionsFor } from "../../../../provider/cloud/actions.js";
import { openRegion } from "../resources/imageCache/region.js";

it("knows the actions of each product apart", () => {
  expect(() => expectListed("eci", "AllocateEipAddress")).toThrow(
    "eci:AllocateEipAddress is missing from the table of actions.",
  );
  expect(() => expectListed("vpc", "AllocateEipAddress")).not.toThrow();
});

it("lets a client call nothing else", async () => {
  const { emulator, cloud } = await openRegion();
  await expect(cloud().eci.call("DescribeVpcs" as "CreateImageCache", {})).rejects.toThrow(
    "is missing from the table",
  );
  expect(emulator.calls).toEqual([]);
});

it("asks for no permission for the caller's identity", () => {
  const all = permissionsFor(["imageCache", "buildEip", "foresight", "eip", "import", "sweep"]);
  expect(all.filter((permission) => permission.startsWith("sts:"))).toEqual([]);
});
