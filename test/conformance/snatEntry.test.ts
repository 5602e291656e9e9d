import * as models from "@alicloud/vpc20160428";
import { beforeEach, expect, describe as group, type TestContext, test } from "vitest";
import { vpcClient } from "./support/clients.js";
import { vpc } from "./support/eips.js";
import { create, describeOne } from "./support/imageCaches.js";
import { createNatGateway, createNetwork, createWayOut } from "./support/natGateways.js";
import { createVpc, createVSwitch } from "./support/networks.js";
import { emulatorOf, openTarget, type Target } from "./support/target.js";

group("an SNAT entry", () => {
  let target: Target;
  let network: Awaited<ReturnType<typeof createNetwork>>;
  let way: Awaited<ReturnType<typeof createWayOut>>;

  beforeEach(async () => {
    target = await openTarget();
    network = await createNetwork(target);
    way = await createWayOut(target, network);
  });

  const entry = async (parameters: object) => {
    const { SnatTableId, SnatIp } = way;
    return String((await vpc(target, "CreateSnatEntry", { SnatTableId, SnatIp, ...parameters })).SnatEntryId);
  };

  test("takes the generated client's request and is described as it was made", async () => {
    const { region: regionId } = target;
    const client = vpcClient(target);
    const which = { regionId, snatTableId: way.SnatTableId };
    const { body } = await client.createSnatEntry(
      new models.CreateSnatEntryRequest({
        ...which,
        snatIp: way.SnatIp,
        sourceVSwitchId: network.VSwitchId,
        snatEntryName: "pulls",
      }),
    );
    const list = async () => {
      const request = new models.DescribeSnatTableEntriesRequest(which);
      return (await client.describeSnatTableEntries(request)).body?.snatTableEntries?.snatTableEntry;
    };
    const snatEntryId = body?.snatEntryId;
    expect(await list()).toMatchObject([
      {
        snatEntryId,
        snatEntryName: "pulls",
        snatIp: way.SnatIp,
        snatTableId: way.SnatTableId,
        natGatewayId: way.NatGatewayId,
        sourceVSwitchId: network.VSwitchId,
        sourceCIDR: "",
        status: "Available",
      },
    ]);
    const removal = new models.DeleteSnatEntryRequest({ ...which, snatEntryId });
    await client.deleteSnatEntry(removal);
    expect(await list()).toEqual([]);
    await expect(client.deleteSnatEntry(removal)).rejects.toMatchObject({
      code: "InvalidSnatEntryId.NotFound",
      statusCode: 404,
    });
  });

  test("keeps its address unless that is taken by force", async (context) => {
    await entry({ SourceVSwitchId: network.VSwitchId });
    const take = (Force: boolean) => vpc(target, "UnassociateEipAddress", { ...way.binding, Force });
    await expect(take(false)).rejects.toMatchObject({ code: "InvalidIpStatus.HasBeenUsedBySnatTable" });
    await take(true);
    expect(emulatorOf(target, context).snatEntries.list()).toEqual([]);
  });

  test.each([
    [{}, "MissingParameter"],
    [{ SourceCIDR: "10.0.1.1/8" }, "InvalidParameter"],
    [{ SourceCIDR: "10.0.1.0/24", SourceVSwitchId: "vsw-1" }, "InvalidParameter"],
    [{ SourceVSwitchId: "vsw-none" }, "InvalidVSwitchId.NotFound"],
    [{ SourceCIDR: "10.0.1.0/24", SnatIp: "198.51.100.1" }, "EIP_NOT_IN_GATEWAY"],
    [{ SourceCIDR: "10.0.1.0/24", SnatTableId: "stb-none" }, "InvalidSnatTableId.NotFound"],
    [{ SourceCIDR: "10.0.1.0/24", DryRun: true }, "DryRunOperation"],
  ])("is not made with %j", async (parameters, code) => {
    await expect(entry(parameters)).rejects.toMatchObject({ code });
  });

  test("is the only one of its source, in the VPC of its gateway", async () => {
    const SourceVSwitchId = network.VSwitchId;
    await entry({ SourceVSwitchId });
    await expect(entry({ SourceVSwitchId })).rejects.toMatchObject({
      code: "Forbidden.SourceVSwitchId.Duplicated",
    });
    const far = await createVSwitch(target, await createVpc(target));
    await expect(entry({ SourceVSwitchId: far })).rejects.toMatchObject({ code: "InvalidParameter" });
  });
});

group("builds that need a way to the Internet", () => {
  const image = "registry.example.com/web:1";

  async function outcome(target: Target, context: TestContext, VSwitchId: string): Promise<string> {
    const id = await create(target, { VSwitchId, Image: [image] });
    emulatorOf(target, context).clock.advance(60_000);
    return (await describeOne(target, id)).Status;
  }

  test.for([
    ["of its vSwitch", (vswitch: string) => ({ SourceVSwitchId: vswitch }), "Ready"],
    ["of its range", () => ({ SourceCIDR: "10.0.0.0/16" }), "Ready"],
    ["of another range", () => ({ SourceCIDR: "10.0.2.0/24" }), "Failed"],
  ] as const)("have it by an SNAT entry %s: %s", async ([, source, status], context) => {
    const target = await openTarget({ requireInternetRoute: true }, context);
    const network = await createNetwork(target);
    const { SnatTableId, SnatIp } = await createWayOut(target, network);
    expect(await outcome(target, context, network.VSwitchId)).toBe("Failed");
    await vpc(target, "CreateSnatEntry", { SnatTableId, SnatIp, ...source(network.VSwitchId) });
    expect(await outcome(target, context, network.VSwitchId)).toBe(status);
  });

  test("have none by a gateway inside of the VPC, nor by one that has lost its address", async (context) => {
    const target = await openTarget({ requireInternetRoute: true }, context);
    const network = await createNetwork(target);
    const inner = await createNatGateway(target, { ...network, NetworkType: "intranet", NatIp: "10.0.1.7" });
    const SourceVSwitchId = network.VSwitchId;
    const innerTable = { SnatTableId: inner.SnatTableId, SnatIp: "10.0.1.7" };
    await vpc(target, "CreateSnatEntry", { ...innerTable, SourceVSwitchId });
    expect(await outcome(target, context, SourceVSwitchId)).toBe("Failed");
    const { SnatTableId, SnatIp, binding } = await createWayOut(target, network);
    await vpc(target, "CreateSnatEntry", { SnatTableId, SnatIp, SourceVSwitchId });
    expect(await outcome(target, context, SourceVSwitchId)).toBe("Ready");
    emulatorOf(target, context).eips.remove(binding.AllocationId);
    expect(await outcome(target, context, SourceVSwitchId)).toBe("Failed");
  });
});
