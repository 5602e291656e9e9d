import type { Cloud } from "./cloud/cloud.js";
import type { Identity } from "./core/identity.js";
import { isOwnedBy, type OwnerSettings, ownerOf } from "./core/owner.js";
import { keptPhase, measurePhase, phaseTag } from "./core/ownership.js";
import type { Existing, Kind } from "./resources/kind.js";
import { kinds } from "./resources/kinds.js";

/** A resource that a stack knows of, also one whose creation it does not know the end of. */
export interface Owned {
  identity: Identity;
  /** What it has in the cloud. */
  ids: readonly string[];
}

export interface Leftover {
  kind: Kind;
  object: Existing;
  /** It may belong to a run that is under way. */
  isYoung: boolean;
  /** A replacement has taken its place, and its declaration wants it to stay for a while: only its id takes it along. */
  isKept: boolean;
  /** A pod has started from it lately: only its id takes it along. */
  isUsed: boolean;
}

interface Limits {
  owners: OwnerSettings;
  /** Milliseconds since the epoch: what is younger may belong to a run that is under way. */
  before: number;
  /** Milliseconds since the epoch: what a pod has started from since then stays. */
  usedSince: number;
  /** Objects to take along whatever stack they belong to. */
  ids: readonly string[];
}

/** What killed runs of a stack have left in a region: marked as its own, not in its state; and what measurements have, which are nobody's. */
export async function findLeftovers(
  cloud: Cloud,
  owned: readonly Owned[],
  limits: Limits,
): Promise<Leftover[]> {
  const owners = owned.map(({ identity }) => ownerOf(identity, limits.owners));
  const known = new Set(owned.flatMap(({ ids }) => ids));
  const isWanted = (id: string) => limits.ids.includes(id);
  const leftovers: Leftover[] = [];
  for (const kind of kinds) {
    for (const object of await unfinished(cloud, kind)) {
      const isOwned = owners.some((owner) => isOwnedBy(object.tags, owner)) && !known.has(object.id);
      const isLeft = isOwned || object.tags[phaseTag] === measurePhase;
      if (!isLeft && !isWanted(object.id)) continue;
      const isKept = !isWanted(object.id) && object.tags[phaseTag] === keptPhase;
      const isYoung = !isKept && !isWanted(object.id) && Date.parse(object.madeAt) > limits.before;
      const isUsed = !isWanted(object.id) && Date.parse(object.lastMatchedAt ?? "") > limits.usedSince;
      leftovers.push({ kind, object, isYoung, isKept, isUsed });
    }
  }
  return leftovers;
}

async function unfinished(cloud: Cloud, kind: Kind): Promise<Existing[]> {
  const lists: Existing[] = [];
  for (const phase of kind.unfinishedPhases) lists.push(...(await kind.list(cloud, { [phaseTag]: phase })));
  return lists;
}
