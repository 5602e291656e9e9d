import type { Fault, FaultRule } from "pulumi-eci/emulator";
import type { Random } from "../../support/random.js";

/** What goes wrong while one `up` runs. */
export type Trouble =
  | { kind: "calls"; rule: FaultRule }
  /** Every build that starts in this run fails; what groups pull does not: they would wait for it for ever. */
  | { kind: "failingBuilds" }
  /** Somebody else does this when the run has made so many calls. */
  | { kind: "outside"; afterCalls: number; deed: Deed; index: number }
  /** This much time goes by before the run. */
  | { kind: "pause"; days: number }
  /** The run ends without having closed the provider. */
  | { kind: "notClosed" };

export type Deed =
  | "removeCache"
  | "removeEip"
  | "failCache"
  | "renameCache"
  | "tagCache"
  | "describeEip"
  | "removeGroup"
  | "expireGroup"
  | "tagGroup";

const deeds: readonly Deed[] = [
  "removeCache",
  "removeEip",
  "failCache",
  "renameCache",
  "tagCache",
  "describeEip",
  "removeGroup",
  "expireGroup",
  "tagGroup",
];

const actions = [
  "CreateImageCache",
  "CreateImageCache",
  "UpdateImageCache",
  "DeleteImageCache",
  "DescribeImageCaches",
  "TagResources",
  "UntagResources",
  "AllocateEipAddress",
  "AllocateEipAddress",
  "ModifyEipAddressAttribute",
  "ReleaseEipAddress",
  "DescribeEipAddresses",
  "CreateContainerGroup",
  "CreateContainerGroup",
  "UpdateContainerGroup",
  "RestartContainerGroup",
  "DeleteContainerGroup",
  "DescribeContainerGroups",
  undefined,
];

const denied: Fault = { kind: "error", status: 403, code: "Forbidden.RAM", message: "Not for you." };
const full: Fault = { kind: "error", status: 403, code: "QuotaExceeded", message: "Full." };

/** Faults of a call, those that pass by themselves. */
const passing: readonly Fault[] = [
  { kind: "throttle" },
  { kind: "throttle", retryAfterMs: 5_000 },
  { kind: "error", status: 500, code: "InternalError", message: "Oops." },
  { kind: "error", status: 503, code: "ServiceUnavailable", message: "Later." },
  { kind: "dropBefore" },
  { kind: "dropAfter" },
  { kind: "dropAfter" },
  { kind: "garbled" },
  { kind: "garbled", status: 200 },
  { kind: "garbled", effect: false },
  { kind: "slow", ms: 1 },
];

/** Answers that never come: rare, because each takes as long as the provider waits for it. */
const silent: readonly Fault[] = [{ kind: "hang" }, { kind: "hang", effect: false }];

/** More than any call is repeated. */
const outage = 1_000;

export function someTrouble(random: Random): Trouble {
  const dice = random.below(100);
  if (dice < 1) return { kind: "calls", rule: rule(random, random.pick(silent), 1) };
  if (dice < 45) return { kind: "calls", rule: rule(random, random.pick(passing), 1 + random.below(3)) };
  if (dice < 60) return { kind: "calls", rule: rule(random, random.pick(passing), outage) };
  if (dice < 70) return { kind: "calls", rule: rule(random, denied, outage) };
  if (dice < 75) return quota(random);
  if (dice < 82) return { kind: "failingBuilds" };
  if (dice < 92) {
    const afterCalls = random.below(12);
    return { kind: "outside", afterCalls, deed: random.pick(deeds), index: random.below(4) };
  }
  if (dice < 96) return { kind: "pause", days: random.pick([2, 8, 31]) };
  return { kind: "notClosed" };
}

function rule(random: Random, fault: Fault, times: number): FaultRule {
  const action = random.pick(actions);
  const skip = random.below(action === undefined ? 20 : 3);
  return { ...(action !== undefined && { action }), skip, times, fault };
}

function quota(random: Random): Trouble {
  const action = random.pick(["CreateImageCache", "AllocateEipAddress", "CreateContainerGroup"]);
  return { kind: "calls", rule: { action, skip: random.below(2), times: outage, fault: full } };
}
