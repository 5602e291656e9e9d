import { type Call, namedObject, placeOf } from "../call.js";
import type { NatGateway } from "./natGateway.js";

export interface SnatEntry {
  readonly snatEntryId: string;
  readonly accountId: string;
  readonly regionId: string;
  readonly sequence: number;
  readonly natGatewayId: string;
  /** Exactly one of the two sources is filled. */
  readonly sourceVSwitchId: string;
  readonly sourceCidr: string;
  readonly name: string;
  readonly hasEipAffinity: boolean;
  snatIps: string[];
}

/** One entry of DescribeSnatTableEntries. */
export function describeSnatEntry(entry: SnatEntry, gateway: NatGateway | undefined) {
  return {
    SnatEntryId: entry.snatEntryId,
    SnatEntryName: entry.name,
    SnatTableId: gateway?.snatTableId ?? "",
    NatGatewayId: entry.natGatewayId,
    SnatIp: entry.snatIps.join(","),
    SourceVSwitchId: entry.sourceVSwitchId,
    SourceCIDR: entry.sourceCidr,
    EipAffinity: entry.hasEipAffinity ? "1" : "0",
    Status: "Available",
  } as const;
}

/** The gateway whose SNAT table a call names. */
export function findSnatTable(call: Call): NatGateway {
  placeOf(call);
  const tables = new Map(
    call.cloud.natGateways.list().map((gateway) => [gateway.snatTableId, gateway] as const),
  );
  const error = { code: "InvalidSnatTableId.NotFound", noun: "SNAT table" };
  return namedObject(call, tables, "SnatTableId", error);
}
