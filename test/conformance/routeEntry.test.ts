import * as models from "@alicloud/vpc20160428";
import { expect, describe as group, test } from "vitest";
import { vpcClient } from "./support/clients.js";
import { vpc } from "./support/eips.js";
import { createNatGateway, createNetwork } from "./support/natGateways.js";
import { openTarget } from "./support/target.js";

group("the routes of a VPC", () => {
  test("lead to its vSwitches, and everywhere by its first NAT gateway, in the generated client", async () => {
    const target = await openTarget();
    const { region: regionId } = target;
    const network = await createNetwork(target);
    const { Vpc } = (await vpc(target, "DescribeVpcs", { VpcId: network.VpcId })).Vpcs as { Vpc: object[] };
    const [{ RouterTableIds }] = Vpc as [{ RouterTableIds: { RouterTableIds: [string] } }];
    const [routeTableId] = RouterTableIds.RouterTableIds;
    const routes = async (filter: object = {}) => {
      const request = new models.DescribeRouteEntryListRequest({ regionId, routeTableId, ...filter });
      return (await vpcClient(target).describeRouteEntryList(request)).body;
    };
    const everywhere = { destinationCidrBlock: "0.0.0.0/0" };
    expect((await routes(everywhere))?.routeEntrys?.routeEntry).toEqual([]);
    const { NatGatewayId } = await createNatGateway(target, network);
    await createNatGateway(target, network);
    expect((await routes(everywhere))?.routeEntrys?.routeEntry).toMatchObject([
      {
        ...everywhere,
        routeTableId,
        type: "Custom",
        status: "Available",
        nextHops: { nextHop: [{ nextHopType: "NatGateway", nextHopId: NatGatewayId }] },
      },
    ]);
    const first = await routes({ maxResult: 1 });
    const second = await routes({ maxResult: 1, nextToken: first?.nextToken });
    expect([first, second].flatMap((page) => page?.routeEntrys?.routeEntry ?? [])).toMatchObject([
      everywhere,
      { destinationCidrBlock: "10.0.1.0/24", type: "System" },
    ]);
    expect(second?.nextToken).toBe("");
  });

  test("are those of a table that exists", async () => {
    const target = await openTarget();
    const { region: regionId } = target;
    const request = new models.DescribeRouteEntryListRequest({ regionId, routeTableId: "vtb-none" });
    await expect(vpcClient(target).describeRouteEntryList(request)).rejects.toMatchObject({
      code: "InvalidRouteTableId.NotFound",
      statusCode: 404,
    });
  });
});
