import { writeFile } from "node:fs/promises";
import type { ConfigMap } from "@pulumi/pulumi/automation";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { lookTimeoutMs } from "../../provider/core/hidden.js";
import { identityOfUrn } from "../../provider/core/identity.js";
import type { Properties } from "../../provider/core/resource.js";
import type { Kind } from "../../provider/resources/kind.js";
import { command } from "../commandLine.js";
import { hiddenOf, type TakenIn, takeIn } from "../existing.js";
import { whyChanged } from "../nextPreview.js";
import { repeatable } from "../optionValues.js";
import { programText } from "../programText.js";
import { placeUnder, providerOf } from "../stack/alicloudProvider.js";
import { alicloudTypes, argsOfAlicloud } from "../stack/alicloudState.js";
import { dynamicProvider, isDynamicProvider } from "../stack/dynamicProvider.js";
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
    [
      ["npx pulumi-eci migrate", "Show what would be moved, and the program that goes with it"],
      ["npx pulumi-eci migrate --yes", "Change the state, after a copy of it was written"],
    ],
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
  refuseCollisions(resources, moves);
  await refuseChanges(clouds, moves);
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
  const config = await stack.getAllConfig();
  await stack.importStack({ ...exported, deployment: moved(deployment, moves, identity, config) });
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
  const place = placeUnder(providerOf(resources, old), old.urn, clouds);
  const region = place.regionId ?? clouds.defaultRegion(place.profile);
  const shared = await clouds.in(region, place.profile);
  const cloud = new Cloud(shared, { deadline: clouds.clock.now() + lookTimeoutMs });
  const args = { ...argsOfAlicloud(kind, old.inputs ?? {}), ...place };
  const taken = await takeIn(cloud, kind, old.id, name, args, hiddenOf(identity, urn));
  return { old, urn, taken };
}

/** Several types of @pulumi/alicloud become one here, so that two resources of one name may meet. */
function refuseCollisions(resources: readonly StoredResource[], moves: readonly Move[]): void {
  const taken = new Map(resources.map(({ urn }) => [urn, urn]));
  for (const { old, urn } of moves) {
    const other = taken.get(urn);
    if (other !== undefined) {
      throw new Error(
        `${old.urn} and ${other} would both be called ${urn}. Rename one of them with pulumi state rename (and in the program), then run ` +
          "this again. Nothing was changed.",
      );
    }
    taken.set(urn, old.urn);
  }
}

/** "The next preview shows no change" holds, or nothing is moved. */
async function refuseChanges(clouds: Clouds, moves: readonly Move[]): Promise<void> {
  const complaints: string[] = [];
  for (const { old, taken } of moves) {
    const why = await whyChanged(clouds, taken);
    if (why !== undefined) complaints.push(`- ${old.urn}: ${why}`);
  }
  if (complaints.length === 0) return;
  throw new Error(
    [
      "Nothing was moved, because this package would not leave these as they are:",
      ...complaints,
      "Correct them in the program of @pulumi/alicloud and run pulumi up, or move the others alone with --urn.",
    ].join("\n"),
  );
}

function moved(
  deployment: StoredDeployment,
  moves: readonly Move[],
  identity: StackIdentity,
  config: ConfigMap,
): StoredDeployment {
  const urns = new Map(moves.map(({ old, urn }) => [old.urn, urn]));
  const resources = deployment.resources ?? [];
  const known = resources.find(isDynamicProvider);
  const provider = dynamicProvider(identity, config, known);
  const reference = `${provider.urn}::${provider.id}`;
  const changed = resources.map((resource) => {
    if (resource === known) return provider;
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
