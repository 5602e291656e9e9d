import { Option } from "@commander-js/extra-typings";
import type { Deployment } from "@pulumi/pulumi/automation";
import { Cloud } from "../../provider/cloud/cloud.js";
import { lookTimeoutMs, timeoutMs } from "../../provider/core/hidden.js";
import { identityOfUrn } from "../../provider/core/identity.js";
import { findLeftovers, type Leftover, type Owned } from "../../provider/sweep.js";
import { command } from "../commandLine.js";
import { numberBetween, repeatable } from "../optionValues.js";
import { cwdOption, organizationOption, regionOption, stackOption } from "../stack/options.js";
import { cloudsOf, identityOf, refuseRunning, selectStack } from "../stack/stack.js";
import type { StoredDeployment } from "../stack/storedState.js";

const statement = () =>
  command(
    "sweep",
    "Find and delete what killed runs of a stack have left",
    `Finds what killed runs of a stack have left in the cloud, and with --yes deletes it. That is: image caches, container groups and addresses
that still carry the phase "creating", or addresses of builds, whose owner is a resource of this stack, that the stack does
not list, and that are older than the limit; and container groups that measurements have left. Caches that are kept for rollbacks are listed, and deleted by their id alone. Run it in the
project's folder, while nothing else works on the stack.`,
  )
    .addOption(stackOption)
    .addOption(cwdOption)
    .addOption(regionOption)
    .addOption(
      new Option("--older-than <hours>", "Leave alone what is younger than this")
        .default(2)
        .argParser(numberBetween(0, 1e6)),
    )
    .addOption(repeatable("--id <id>", "Take this unfinished object along, whoever made it"))
    .addOption(organizationOption)
    .option("--yes", "Delete; without it nothing is changed");

export const sweep = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run({ olderThan: hours, ...options }: Options): Promise<void> {
  const stack = await selectStack(options.cwd, options.stack);
  if (options.yes) await refuseRunning(stack, "what it is creating looks like a leftover.");
  const clouds = await cloudsOf(stack);
  const shared = await clouds.in(options.region ?? clouds.defaultRegion());
  const within = (ms: number) => new Cloud(shared, { deadline: clouds.clock.now() + ms });
  const { organization } = await identityOf(stack, options.organization);
  const owned = ownedBy(await stack.exportStack(), organization);
  const leftovers = await findLeftovers(within(lookTimeoutMs), owned, {
    owners: clouds.settings,
    // A sped-up emulator makes things in the future: without a limit they count too.
    before: hours === 0 ? Number.POSITIVE_INFINITY : Date.now() - hours * 60 * 60 * 1_000,
    ids: options.id ?? [],
  });
  if (leftovers.every(({ isKept }) => isKept)) console.log(`Nothing is left over in ${shared.region}.`);
  for (const leftover of leftovers) {
    const { id, expiresAt } = leftover.object;
    if (leftover.isKept) {
      console.log(
        `kept until ${expiresAt ?? "somebody deletes it"}: ${describe(leftover)}; --id ${id} deletes it now`,
      );
      continue;
    }
    if (leftover.isYoung) {
      console.log(
        `too young: ${describe(leftover)}; it may belong to a run that is under way (--older-than)`,
      );
      continue;
    }
    console.log(`${options.yes ? "deleting" : "left over"}: ${describe(leftover)}`);
    if (options.yes) await leftover.kind.remove(within(timeoutMs({}, "delete")), leftover.object.id);
  }
  if (leftovers.some(({ isYoung, isKept }) => !isYoung && !isKept) && !options.yes)
    console.log("Nothing was changed. Run it again with --yes to delete this.");
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
  return `${kind.noun} ${id}${name === undefined ? "" : ` (${name})`}, made ${madeAt}`;
}
