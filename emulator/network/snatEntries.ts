import type { Cloud } from "../store/cloud.js";
import { type Held, HeldObjects } from "../store/held.js";
import { describeSnatEntry } from "./snatEntry.js";

export type SnatEntrySnapshot = ReturnType<typeof describeSnatEntry> & { AccountId: string };

/** A change from outside, in the API's own names. */
export interface SnatEntryPatch {
  SnatIp?: string;
}

export type SnatEntries = Held<SnatEntrySnapshot, SnatEntryPatch>;

export function heldSnatEntries(cloud: Cloud): SnatEntries {
  return new HeldObjects(cloud, {
    noun: "SNAT entry",
    objects: cloud.snatEntries,
    snapshot: (entry) => ({
      ...describeSnatEntry(entry, cloud.natGateways.get(entry.natGatewayId)),
      AccountId: entry.accountId,
    }),
    change: (entry, { SnatIp }: SnatEntryPatch) => {
      if (SnatIp !== undefined) entry.snatIps = SnatIp.split(",");
    },
  });
}
