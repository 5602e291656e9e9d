import type { Deployment } from "@pulumi/pulumi/automation";
import { usedWithinDays } from "../../provider/accountSweep/never.js";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { dayMs, hourMs } from "../../provider/clock.js";
import { explained } from "../../provider/cloud/advice.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { timeoutMs } from "../../provider/core/hidden.js";
import { identityOfUrn } from "../../provider/core/identity.js";
import { findLeftovers, type Leftover, type Owned } from "../../provider/sweep.js";
import { lookLimit } from "../lookLimit.js";
import { plainText } from "../plainText.js";
import { distinctPlaces, type Place, placesIn, placeText } from "../stack/places.js";
import { cloudsOf, identityOf, refuseRunning, selectStack } from "../stack/stack.js";
import type { StoredDeployment } from "../stack/storedState.js";

/** Which stack, and what of it may go. */
export interface StackSweep {
  cwd: string;
  stack?: string | undefined;
  organization?: string | undefined;
  region?: readonly string[] | undefined;
  olderThan: number;
  id?: readonly string[] | undefined;
  yes?: true | undefined;
}

/** Finds what killed runs of a stack have left, and deletes it where that is asked for. */
export async function sweepStack(options: StackSweep): Promise<void> {
  const stack = await selectStack(options.cwd, options.stack);
  if (options.yes) await refuseRunning(stack, "what it is creating looks like a leftover.");
  const clouds = await cloudsOf(stack);
  const { organization } = await identityOf(stack, options.organization);
  const deployment = await stack.exportStack();
  const places = placesOf(deployment.deployment ?? {}, clouds, options.region);
  const seen = new Set<string>();
  const read: Place[] = [];
  const troubles: string[] = [];
  let isLeft = false;
  for (const place of places) {
    try {
      isLeft = (await sweepPlace(place, { deployment, organization, options, seen })) || isLeft;
      read.push(place);
    } catch (error) {
      if (places.length === 1) throw error;
      troubles.push(`${placeText(place)}: ${explained(error)}`);
    }
  }
  if (isLeft && !options.yes) console.log("Nothing was changed. Run it again with --yes to delete this.");
  const missing = (options.id ?? []).filter((id) => !seen.has(id));
  const stored = new Set(ownedBy(deployment, organization).flatMap(({ ids }) => ids));
  troubles.push(...missing.map((id) => whyMissing(id, stored.has(id), read)));
  if (troubles.length > 0) throw new Error(troubles.join("\n"));
}

function whyMissing(id: string, isStored: boolean, read: readonly Place[]): string {
  if (isStored)
    return `${id} is in the state of the stack: pulumi destroy --target deletes it, and sweep does not`;
  const looked = read.length === 0 ? "no place that could be read" : read.map(placeText).join(", ");
  return `not found: nothing unfinished has the id ${id} in ${looked}; --account --id deletes any object`;
}

interface Sweep {
  deployment: Deployment;
  organization: string;
  options: StackSweep;
  /** What other places have shown already. */
  seen: Set<string>;
}

/**
 * Where a killed run can have left something: in the stack's own region, and wherever it has resources, providers, or begun to make
 * something.
 */
function placesOf(stored: StoredDeployment, clouds: Clouds, regions: readonly string[] | undefined): Place[] {
  const placeOf = placesIn(stored, clouds);
  const begun = (stored.pending_operations ?? []).map(({ resource }) => resource);
  const used = [...(stored.resources ?? []), ...begun].flatMap((one) => placeOf(one) ?? []);
  if (regions === undefined) return distinctPlaces([{ clouds, regionId: clouds.defaultRegion() }, ...used]);
  const ways = [{ clouds, profile: undefined }, ...used];
  return distinctPlaces(regions.flatMap((regionId) => ways.map((way) => ({ ...way, regionId }))));
}

/** Whether anything is there that may go. */
async function sweepPlace(
  place: Place,
  { deployment, organization, options, seen }: Sweep,
): Promise<boolean> {
  const { clouds, regionId, profile } = place;
  const shared = await clouds.in(regionId, profile);
  const looking = new Cloud(shared, lookLimit(clouds.clock));
  const deleting = () => new Cloud(shared, { deadline: clouds.clock.now() + timeoutMs({}, "delete") });
  const hours = options.olderThan;
  const found = await findLeftovers(looking, ownedBy(deployment, organization), {
    owners: clouds.settings,
    // A sped-up emulator makes things in the future: without a limit they count too.
    before: hours === 0 ? Number.POSITIVE_INFINITY : Date.now() - hours * hourMs,
    usedSince: clouds.settings.allowDeletingUsed
      ? Number.POSITIVE_INFINITY
      : Date.now() - protectedDays(deployment) * dayMs,
    ids: options.id ?? [],
  });
  const leftovers = found.filter(({ object }) => !seen.has(object.id));
  for (const { object } of leftovers) seen.add(object.id);
  if (found.every(({ isKept }) => isKept)) console.log(`Nothing is left over in ${placeText(place)}.`);
  const reasons = leftovers.map((leftover) => ({ leftover, why: whyLeft(leftover) }));
  for (const { leftover, why } of reasons) {
    if (why !== undefined) {
      console.log(why);
      continue;
    }
    console.log(`${options.yes ? "deleting" : "left over"}: ${describe(leftover)}`);
    if (options.yes) await leftover.kind.remove(deleting(), leftover.object.id);
  }
  return reasons.some(({ why }) => why === undefined);
}

/** Why a leftover stays, in a line; undefined where it may go. */
function whyLeft(leftover: Leftover): string | undefined {
  const { id, expiresAt, lastMatchedAt } = leftover.object;
  const now = `--id ${id} deletes it now`;
  if (leftover.isKept)
    return `kept until ${expiresAt ?? "somebody deletes it"}: ${describe(leftover)}; ${now}`;
  if (leftover.isYoung)
    return `too young: ${describe(leftover)}; it may belong to a run that is under way (--older-than)`;
  if (leftover.isUsed)
    return `in use: ${describe(leftover)}; a pod started from it at ${lastMatchedAt}; ${now}`;
  return undefined;
}

/** A declaration of the stack may protect its caches for longer than what is taken for all. */
function protectedDays({ deployment }: Deployment): number {
  const { resources = [] }: StoredDeployment = deployment ?? {};
  const declared = resources.map(({ inputs }) => Number(inputs?.protectIfUsedWithinDays ?? 0) || 0);
  return Math.max(usedWithinDays, ...declared);
}

/** The resources that the stack has, and those whose creation it does not know the end of. */
function ownedBy({ deployment }: Deployment, organization: string): Owned[] {
  const { resources = [], pending_operations: pending = [] }: StoredDeployment = deployment ?? {};
  return [...resources, ...pending.map(({ resource }) => resource)].map(({ urn, id, outputs }) => ({
    identity: identityOfUrn(urn, organization),
    ids: [id, outputs?.__buildEip].filter((known) => typeof known === "string"),
  }));
}

function describe({ kind, object: { id, name, madeAt } }: Leftover): string {
  return plainText(`${kind.noun} ${id}${name === undefined ? "" : ` (${name})`}, made ${madeAt}`);
}
