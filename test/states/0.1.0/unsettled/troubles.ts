import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { EipArgs, ImageCacheArgs } from "pulumi-eci";
import type { Session } from "../../support/session.js";

export interface Trouble<Args> {
  /** What an earlier run has declared, where the trouble comes with an update. */
  readonly before?: Args;
  readonly declared: Args;
  readonly options?: CustomResourceOptions;
  /** What goes wrong in the run that declares it. */
  readonly bring?: (session: Session) => void;
  /** The run ends well all the same. */
  readonly succeeds?: boolean;
}

const image = (name: string) => ({ images: [`registry.example.com/${name}`] });
const web = image("web:1");
const timeouts = { customTimeouts: { create: "5s", update: "5s" } };

const refuse =
  (action: string, skip = 0) =>
  ({ stack }: Session) => {
    const fault = { kind: "error", status: 403, code: "Forbidden.RAM", message: "not allowed" } as const;
    stack.emulator.faults.add({ action, skip, times: Number.POSITIVE_INFINITY, fault });
  };
const stand = ({ time }: Session) => time.stand();

export const cacheTroubles: Readonly<Record<string, Trouble<ImageCacheArgs>>> = {
  failed: { declared: image("fail-build:1") },
  "build-address": { declared: { ...web, autoCreateEip: true }, bring: refuse("ReleaseEipAddress") },
  "update-failed": { before: web, declared: image("fail-build:2") },
  "update-refused": {
    before: { ...web, tags: { stage: "one" } },
    declared: { ...web, tags: { stage: "two" }, imageCacheSize: 50 },
    bring: refuse("UpdateImageCache"),
  },
  // A century: the diff asks the real clock.
  uncleared: { before: { ...web, retentionDays: 36500 }, declared: web },
  replaced: { before: web, declared: { ...web, zoneId: "cn-hangzhou-h" }, bring: refuse("DeleteImageCache") },
  // From here on no build comes to its end.
  "timed-out": { declared: web, options: timeouts, bring: stand },
  "update-timed-out": { before: web, declared: image("web:2"), options: timeouts, bring: stand },
  unwaited: { declared: { ...web, waitForReady: false }, bring: stand, succeeds: true },
};

export const addressTroubles: Readonly<Record<string, Trouble<EipArgs>>> = {
  "address-unseen": { declared: {}, bring: refuse("DescribeEipAddresses", 1) },
  "address-unfinished": { declared: { deletionProtection: true }, bring: refuse("DeletionProtection") },
  "address-update-refused": {
    before: { bandwidth: 5 },
    declared: { bandwidth: 10 },
    bring: refuse("ModifyEipAddressAttribute"),
  },
};
