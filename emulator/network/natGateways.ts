import type { Cloud } from "../store/cloud.js";
import { type Held, HeldObjects } from "../store/held.js";
import { emptyNatGateway, type NatGatewayFields } from "./natGateway.js";
import { type DescribedNatGateway, describeNatGateway } from "./natGatewayView.js";

export type NatGatewaySnapshot = DescribedNatGateway & { AccountId: string };

export type NatGateways = Held<NatGatewaySnapshot, Partial<NatGatewayFields>>;

export function heldNatGateways(cloud: Cloud): NatGateways {
  return new HeldObjects(cloud, {
    noun: "NAT gateway",
    objects: cloud.natGateways,
    snapshot: (gateway) => ({ ...describeNatGateway(gateway, cloud), AccountId: gateway.accountId }),
    change: (gateway, patch: Partial<NatGatewayFields>) => {
      gateway.fields = { ...gateway.fields, ...patch };
    },
    removed: (gateway) => emptyNatGateway(gateway, cloud),
  });
}
