import type { Deployment } from "@pulumi/pulumi/automation";
import { usedWithinDays } from "../../provider/accountSweep/never.js";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { dayMs, hourMs } from "../../provider/clock.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { timeoutMs } from "../../provider/core/hidden.js";
import { identityOfUrn } from "../../provider/core/identity.js";
import { findLeftovers, type Leftover, type Owned } from "../../provider/sweep.js";
import { lookLimit } from "../lookLimit.js";
import { plainText } from "../plainText.js";
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
  for (const region of new Set(options.region ?? [clouds.defaultRegion()]))
    await sweepRegion(clouds, region, deployment, organization, options);
}

async function sweepRegion(
  clouds: Clouds,
  region: string,
  deployment: Deployment,
  organization: string,
  options: StackSweep,
): Promise<void> {
  const shared = await clouds.in(region);
  const looking = new Cloud(shared, lookLimit(clouds.clock));
  const deleting = () => new Cloud(shared, { deadline: clouds.clock.now() + timeoutMs({}, "delete") });
  const hours = options.olderThan;
  const leftovers = await findLeftovers(looking, ownedBy(deployment, organization), {
    owners: clouds.settings,
    // A sped-up emulator makes things in the future: without a limit they count too.
    before: hours === 0 ? Number.POSITIVE_INFINITY : Date.now() - hours * hourMs,
    usedSince: clouds.settings.allowDeletingUsed
      ? Number.POSITIVE_INFINITY
      : Date.now() - protectedDays(deployment) * dayMs,
    ids: options.id ?? [],
  });
  if (leftovers.every(({ isKept }) => isKept)) console.log(`Nothing is left over in ${region}.`);
  for (const leftover of leftovers) {
    const why = whyLeft(leftover);
    if (why !== undefined) {
      console.log(why);
      continue;
    }
    console.log(`${options.yes ? "deleting" : "left over"}: ${describe(leftover)}`);
    if (options.yes) await leftover.kind.remove(deleting(), leftover.object.id);
  }
  if (leftovers.some((leftover) => whyLeft(leftover) === undefined) && !options.yes)
    console.log("Nothing was changed. Run it again with --yes to delete this.");
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
