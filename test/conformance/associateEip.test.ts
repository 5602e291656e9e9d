import * as models from "@alicloud/vpc20160428";
import { expect, describe as group, test } from "vitest";
import { vpcClient } from "./support/clients.js";
import { allocate, describeEip, describeEips, vpc } from "./support/eips.js";
import { create } from "./support/imageCaches.js";
import { openTarget } from "./support/target.js";

group("an EIP that is bound to an instance", () => {
  test("is in use until it is taken from it", async () => {
    const target = await openTarget();
    const allocationId = await allocate(target);
    const which = { regionId: target.region, allocationId, instanceId: "i-1" };
    await vpcClient(target).associateEipAddress(new models.AssociateEipAddressRequest(which));
    expect(await describeEips(target, { AssociatedInstanceId: "i-1" })).toMatchObject([
      { Status: "InUse", InstanceId: "i-1", InstanceType: "EcsInstance", InstanceRegionId: target.region },
    ]);
    const again = vpc(target, "AssociateEipAddress", { AllocationId: allocationId, InstanceId: "i-2" });
    await expect(again).rejects.toMatchObject({ code: "IncorrectEipStatus", statusCode: 400 });
    await expect(vpc(target, "ReleaseEipAddress", { AllocationId: allocationId })).rejects.toMatchObject({
      code: "IncorrectEipStatus",
    });
    await vpcClient(target).unassociateEipAddress(new models.UnassociateEipAddressRequest(which));
    expect(await describeEip(target, allocationId)).toMatchObject({ Status: "Available", InstanceId: "" });
  });

  test("has the address and the mode of its network interface", async () => {
    const target = await openTarget();
    const AllocationId = await allocate(target);
    const card = { AllocationId, InstanceId: "eni-1", InstanceType: "NetworkInterface" };
    const bind = (more: object) => vpc(target, "AssociateEipAddress", { ...card, ...more });
    await expect(bind({})).rejects.toMatchObject({ code: "MissingParameter" });
    await bind({ PrivateIpAddress: "10.0.1.9", Mode: "BINDED" });
    const bound = { PrivateIpAddress: "10.0.1.9", Mode: "BINDED", InstanceType: "NetworkInterface" };
    expect(await describeEip(target, AllocationId)).toMatchObject(bound);
    await vpc(target, "UnassociateEipAddress", card);
    expect(await describeEip(target, AllocationId)).toMatchObject({ PrivateIpAddress: "", Mode: "NAT" });
  });

  test("is taken only from its own instance, and never from a build", async () => {
    const target = await openTarget();
    const AllocationId = await allocate(target);
    const take = (more: object = {}) => vpc(target, "UnassociateEipAddress", { AllocationId, ...more });
    await expect(take()).rejects.toMatchObject({ code: "IncorrectEipStatus" });
    await vpc(target, "AssociateEipAddress", { AllocationId, InstanceId: "i-1" });
    await expect(take({ InstanceId: "i-2" })).rejects.toMatchObject({ code: "InvalidBindInstance.NotFound" });
    await take();
    await create(target, { EipInstanceId: AllocationId });
    await expect(take()).rejects.toMatchObject({ code: "IncorrectInstanceStatus" });
  });

  test.each([
    [{ InstanceId: "" }, "MissingParameter"],
    [{ InstanceType: "Moon" }, "InvalidParameter"],
    [{ InstanceType: "IpAddress" }, "MissingParameter"],
    [{ AllocationId: "eip-none" }, "InvalidAllocationId.NotFound"],
  ])("is not bound with %j", async (parameters, code) => {
    const target = await openTarget();
    const AllocationId = await allocate(target);
    const bind = vpc(target, "AssociateEipAddress", { AllocationId, InstanceId: "i-1", ...parameters });
    await expect(bind).rejects.toMatchObject({ code });
  });
});
