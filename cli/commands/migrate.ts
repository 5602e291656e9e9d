import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { lookTimeoutMs } from "../../provider/core/hidden.js";
import { identityOfUrn } from "../../provider/core/identity.js";
import type { Properties } from "../../provider/core/resource.js";
import type { Kind } from "../../provider/resources/kind.js";
import { command } from "../commandLine.js";
import { hiddenOf, type TakenIn, takeIn } from "../existing.js";
import { repeatable } from "../optionValues.js";
import { programText } from "../programText.js";
import { alicloudTypes, argsOfAlicloud } from "../stack/alicloudState.js";
import { cwdOption, organizationOption, stackOption } from "../stack/options.js";
import { cloudsOf, identityOf, refuseRunning, type StackIdentity, selectStack } from "../stack/stack.js";
import {
  asSecret,
  type StoredDeployment,
  type StoredResource,
  urnWithType,
  withUrns,
} from "../stack/storedState.js";

const statement = () =>
  command(
    "migrate",
    "Turn the resources of @pulumi/alicloud into those of this package",
    `Turns the image caches and addresses that a stack has from @pulumi/alicloud (eci.ImageCache, ecs.EipAddress) into resources of
this package. Only the state changes, nothing in the cloud. Without --yes it shows what it would do. Run it in the project's
folder, while nothing else works on the stack.`,
  )
    .addOption(repeatable("--urn <urn>", "Only this resource (default: all of them)"))
    .option("--yes", "Change the state; a copy of the old one is written first")
    .option("--backup <file>", "Where that copy goes", "pulumi-eci-migrate-backup.json")
    .addOption(stackOption)
    .addOption(cwdOption)
    .addOption(organizationOption);

export const migrate = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

interface Move {
  old: StoredResource;
  urn: string;
  taken: TakenIn;
}

async function run(options: Options): Promise<void> {
  const stack = await selectStack(options.cwd, options.stack);
  await refuseRunning(stack, "its state cannot be changed now.");
  const exported = await stack.exportStack();
  const deployment = exported.deployment as StoredDeployment;
  const resources = deployment.resources ?? [];
  const chosen = resources.filter(
    ({ type, urn }) =>
      Object.hasOwn(alicloudTypes, type) && (options.urn === undefined || options.urn.includes(urn)),
  );
  if (chosen.length === 0) {
    console.log(`The stack ${stack.name} has no ${Object.keys(alicloudTypes).join(" and no ")} to move.`);
    return;
  }
  const identity = await identityOf(stack, options.organization);
  const clouds = await cloudsOf(stack);
  const moves: Move[] = [];
  for (const old of chosen) moves.push(await moveOf(clouds, identity, resources, old));
  for (const { old, urn } of moves) console.log(`${old.urn}\n  -> ${urn}`);
  console.log(`\nThe program, in this package's words:\n\n${programText(moves.map(({ taken }) => taken))}\n`);
  if (!options.yes) {
    console.log("Nothing was changed. Run it again with --yes to change the state.");
    return;
  }
  await writeFile(options.backup, JSON.stringify(exported, null, 2), { mode: 0o600, flag: "wx" }).catch(
    (error: unknown) => {
      throw new Error(
        `The copy of the old state could not be written, and nothing was changed: ${String(error)}`,
      );
    },
  );
  await stack.importStack({ ...exported, deployment: moved(deployment, moves, identity) });
  console.log(
    `The state is changed; ${options.backup} holds the old one in plain text, secrets included: delete it when all is well.`,
  );
  console.log("Change the program as shown: pulumi preview then shows no change.");
}

async function moveOf(
  clouds: Clouds,
  identity: StackIdentity,
  resources: readonly StoredResource[],
  old: StoredResource,
): Promise<Move> {
  const kind = alicloudTypes[old.type];
  if (kind === undefined || old.id === undefined)
    throw new Error(`${old.urn} cannot be moved: it has no id.`);
  const urn = urnWithType(old.urn, kind.type);
  const { name } = identityOfUrn(old.urn, identity.organization);
  const region = regionOf(resources, old) ?? clouds.defaultRegion();
  const cloud = new Cloud(await clouds.in(region), { deadline: clouds.clock.now() + lookTimeoutMs });
  const args = argsOfAlicloud(kind, old.inputs ?? {});
  const taken = await takeIn(cloud, kind, old.id, name, args, hiddenOf(identity, urn));
  return { old, urn, taken };
}

/** The region of the provider that has managed a resource: its own, which can be another than the stack's. */
function regionOf(
  resources: readonly StoredResource[],
  { provider = "" }: StoredResource,
): string | undefined {
  const urn = provider.slice(0, provider.lastIndexOf("::"));
  const region = resources.find((resource) => resource.urn === urn)?.inputs?.region;
  return typeof region === "string" && region !== "" ? region : undefined;
}

const providerType = "pulumi:providers:pulumi-nodejs";

function moved(
  deployment: StoredDeployment,
  moves: readonly Move[],
  identity: StackIdentity,
): StoredDeployment {
  const urns = new Map(moves.map(({ old, urn }) => [old.urn, urn]));
  const resources = deployment.resources ?? [];
  const known = resources.find(({ type, urn }) => type === providerType && urn.endsWith("::default"));
  const provider: StoredResource = known ?? {
    urn: `urn:pulumi:${identity.stack}::${identity.project}::${providerType}::default`,
    custom: true,
    id: randomUUID(),
    type: providerType,
  };
  const reference = `${provider.urn}::${provider.id}`;
  const changed = resources.map((resource) => {
    const move = moves.find(({ old }) => old.urn === resource.urn);
    return move === undefined ? resource : movedResource(resource, move, reference);
  });
  // A resource may name only what stands before it.
  const first = changed.findIndex(({ type }) => type.startsWith("pulumi-nodejs:"));
  if (known === undefined) changed.splice(Math.max(first, 0), 0, provider);
  return withUrns({ ...deployment, resources: changed }, urns);
}

function movedResource(resource: StoredResource, { taken, urn }: Move, provider: string): StoredResource {
  const { propertyDependencies, additionalSecretOutputs, initErrors, ...rest } = resource;
  return {
    ...rest,
    urn,
    type: taken.kind.type,
    provider,
    inputs: withSecrets(taken.kind, taken.inputs),
    outputs: withSecrets(taken.kind, taken.outputs),
  };
}

function withSecrets(kind: Kind, properties: Properties): Properties {
  const secrets = Object.keys(kind.arguments).filter((name) => kind.arguments[name]?.secret);
  const wrapped = secrets.filter((name) => properties[name] !== undefined);
  return {
    ...properties,
    ...Object.fromEntries(wrapped.map((name) => [name, asSecret(properties[name])])),
  };
}
