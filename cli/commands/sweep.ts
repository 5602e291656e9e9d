import type { Deployment } from "@pulumi/pulumi/automation";
import { Cloud } from "../../provider/cloud/cloud.js";
import { lookTimeoutMs, timeoutMs } from "../../provider/core/hidden.js";
import { identityOfUrn } from "../../provider/core/identity.js";
import { findLeftovers, type Leftover, type Owned } from "../../provider/sweep.js";
import { parseCommandLine } from "../commandLine.js";
import { cloudsOf, identityOf, refuseRunning, selectStack } from "../stack/stack.js";
import { UsageError } from "../usageError.js";

const help = `Usage: pulumi-eci sweep [options]

Finds what killed runs of a stack have left in the cloud, and with --yes deletes it. That is: image caches and addresses
that still carry the phase "creating", or addresses of builds, whose owner is a resource of this stack, that the stack does
not list, and that are older than the limit. Run it in the project's folder, while nothing else works on the stack.

Options:
  --stack <name>        Default: the selected stack
  --cwd <folder>        The project's folder; default: this one
  --region <id>         Default: the stack's region
  --older-than <hours>  Default: 2
  --id <id>             Take this unfinished object along, whoever made it; may be repeated
  --organization <name> Default: the stack's, or "organization" for a self-managed backend
  --yes                 Delete; without it nothing is changed
  -h, --help            Show this text`;

const options = {
  stack: { type: "string" },
  cwd: { type: "string" },
  region: { type: "string" },
  "older-than": { type: "string" },
  id: { type: "string", multiple: true },
  organization: { type: "string" },
  yes: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

export async function sweep(args: string[]): Promise<number> {
  const values = parseCommandLine("sweep", args, options);
  if (values.help) {
    console.log(help);
    return 0;
  }
  const hours = hoursOf(values["older-than"] ?? "2");
  const stack = await selectStack(values.cwd ?? process.cwd(), values.stack);
  if (values.yes) await refuseRunning(stack, "what it is creating looks like a leftover.");
  const clouds = await cloudsOf(stack);
  const shared = await clouds.in(values.region ?? clouds.defaultRegion());
  const within = (ms: number) => new Cloud(shared, { deadline: clouds.clock.now() + ms });
  const { organization } = await identityOf(stack, values.organization);
  const owned = ownedBy(await stack.exportStack(), organization);
  const leftovers = await findLeftovers(within(lookTimeoutMs), owned, {
    ownerId: clouds.settings.ownerId,
    // A sped-up emulator makes things in the future: without a limit they count too.
    before: hours === 0 ? Number.POSITIVE_INFINITY : Date.now() - hours * 60 * 60 * 1_000,
    ids: values.id ?? [],
  });
  if (leftovers.length === 0) console.log(`Nothing is left over in ${shared.region}.`);
  for (const leftover of leftovers) {
    if (leftover.isYoung) {
      console.log(
        `too young: ${describe(leftover)}; it may belong to a run that is under way (--older-than)`,
      );
      continue;
    }
    console.log(`${values.yes ? "deleting" : "left over"}: ${describe(leftover)}`);
    if (values.yes) await leftover.kind.remove(within(timeoutMs({}, "delete")), leftover.object.id);
  }
  if (leftovers.some(({ isYoung }) => !isYoung) && !values.yes)
    console.log("Nothing was changed. Run it again with --yes to delete this.");
  return 0;
}

function hoursOf(given: string): number {
  if (/^\d+(\.\d+)?$/.test(given)) return Number(given);
  throw new UsageError(`--older-than must be a number of hours, not ${JSON.stringify(given)}`);
}

interface StoredResource {
  urn: string;
  id?: string;
  outputs?: { __buildEip?: string };
}

/** The resources that the stack has, and those whose creation it does not know the end of. */
function ownedBy({ deployment }: Deployment, organization: string): Owned[] {
  const { resources = [], pending_operations: pending = [] } = (deployment ?? {}) as {
    resources?: StoredResource[];
    pending_operations?: { resource: StoredResource }[];
  };
  return [...resources, ...pending.map(({ resource }) => resource)].map(({ urn, id, outputs }) => ({
    identity: identityOfUrn(urn, organization),
    ids: [id, outputs?.__buildEip].filter((known) => known !== undefined),
  }));
}

function describe({ kind, object: { id, name, madeAt } }: Leftover): string {
  return `${kind.noun} ${id}${name === undefined ? "" : ` (${name})`}, made ${madeAt}`;
}
