import type { Answer, Call } from "../../call.js";
import { findNatGateway } from "../../network/findNatGateway.js";
import { addressesOf, emptyNatGateway, snatEntriesOf } from "../../network/natGateway.js";
import { natGatewayInUse } from "../../undocumented.js";

export function deleteNatGateway(call: Call): Answer {
  const { cloud, parameters } = call;
  const gateway = findNatGateway(call);
  if (!parameters.flag("Force")) {
    if (snatEntriesOf(gateway, cloud).length > 0) throw natGatewayInUse("SnatEntry");
    if (addressesOf(gateway, cloud).length > 0) throw natGatewayInUse("EIPS");
  }
  emptyNatGateway(gateway, cloud);
  cloud.natGateways.delete(gateway.natGatewayId);
  return {};
}
