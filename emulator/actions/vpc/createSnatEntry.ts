import { ApiError, invalidParameter, missingParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { newId } from "../../ids.js";
import { readName } from "../../label.js";
import { parseCidr } from "../../network/cidr.js";
import { addressesOf, type NatGateway, snatEntriesOf } from "../../network/natGateway.js";
import { findSnatTable } from "../../network/snatEntry.js";
import { findVSwitch } from "../../network/vswitch.js";
import { eipNotInGateway, snatSourceTaken } from "../../undocumented.js";

export function createSnatEntry(call: Call): Answer {
  const { cloud, parameters } = call;
  const place = placeOf(call);
  const gateway = findSnatTable(call);
  const snatIps = readSnatIps(call, gateway);
  const source = readSource(call, gateway);
  checkIsFree(call, gateway, source);
  const name = readName(parameters, "SnatEntryName") ?? "";
  const hasEipAffinity = parameters.integer("EipAffinity", { min: 0, max: 1 }) === 1;
  if (parameters.flag("DryRun")) throw new ApiError(400, "DryRunOperation", "The request would be accepted.");
  const snatEntryId = newId("snat");
  const { natGatewayId } = gateway;
  const sequence = cloud.nextSequence();
  const entry = { ...place, snatEntryId, sequence, natGatewayId, ...source, name, hasEipAffinity, snatIps };
  cloud.snatEntries.add(entry);
  return { SnatEntryId: snatEntryId };
}

/** The addresses of an Internet gateway must be bound to it; those of a VPC gateway are its own. */
function readSnatIps({ cloud, parameters }: Call, gateway: NatGateway): string[] {
  const snatIps = parameters.required("SnatIp").split(",");
  const bound =
    gateway.networkType === "internet"
      ? addressesOf(gateway, cloud).map(({ ipAddress }) => ipAddress)
      : [gateway.privateIpAddress];
  const stranger = snatIps.find((address) => !bound.includes(address));
  if (stranger !== undefined) throw eipNotInGateway(stranger, gateway.natGatewayId);
  return snatIps;
}

interface Source {
  readonly sourceVSwitchId: string;
  readonly sourceCidr: string;
}

function readSource(call: Call, gateway: NatGateway): Source {
  const { parameters } = call;
  const vswitchId = parameters.filled("SourceVSwitchId");
  const cidr = parameters.filled("SourceCIDR");
  if (vswitchId !== undefined && cidr !== undefined) {
    throw invalidParameter("SourceCIDR", "it excludes SourceVSwitchId");
  }
  if (cidr !== undefined) {
    if (!parseCidr(cidr)) throw invalidParameter("SourceCIDR", `${cidr} is no CIDR block`);
    return { sourceVSwitchId: "", sourceCidr: cidr };
  }
  if (vswitchId === undefined) throw missingParameter("SourceVSwitchId");
  const vswitch = findVSwitch(call, "SourceVSwitchId");
  if (vswitch.vpcId !== gateway.vpcId) throw invalidParameter("SourceVSwitchId", "it is in another VPC");
  return { sourceVSwitchId: vswitch.vswitchId, sourceCidr: "" };
}

function checkIsFree({ cloud }: Call, gateway: NatGateway, source: Source): void {
  const isTaken = snatEntriesOf(gateway, cloud).some(
    ({ sourceVSwitchId, sourceCidr }) =>
      sourceVSwitchId === source.sourceVSwitchId && sourceCidr === source.sourceCidr,
  );
  if (isTaken) throw snatSourceTaken(source.sourceVSwitchId || source.sourceCidr);
}
