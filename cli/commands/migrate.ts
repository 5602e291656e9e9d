import { writeFile } from "node:fs/promises";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { identityOfUrn } from "../../provider/core/identity.js";
import { command } from "../commandLine.js";
import { hiddenOf, takeIn } from "../existing.js";
import { lookLimit } from "../lookLimit.js";
import { whyChanged } from "../nextPreview.js";
import { repeatable } from "../optionValues.js";
import { programFor, programOption, refuseUnusable, writeProgram } from "../programFile.js";
import { placeUnder, providerOf } from "../stack/alicloudProvider.js";
import { alicloudTypes, argsOfAlicloud } from "../stack/alicloudState.js";
import { type Move, movedState } from "../stack/movedState.js";
import { cwdOption, organizationOption, stackOption } from "../stack/options.js";
import { optionsOf } from "../stack/resourceOptions.js";
import { cloudsBy, identityOf, refuseRunning, type StackIdentity, selectStack } from "../stack/stack.js";
import { type StoredDeployment, type StoredResource, urnWithType } from "../stack/storedState.js";
import { targetOption } from "../target/option.js";
import { tellPreparation } from "../target/preparation.js";
import type { Target } from "../target/target.js";

const statement = () =>
  command(
    "migrate",
    "Turn the resources of @pulumi/alicloud into those of this package",
    `Turns the image caches, container groups and addresses that a stack has from @pulumi/alicloud (eci.ImageCache, eci.ContainerGroup,
ecs.EipAddress) into resources of this package, or with --to plugin into those of the plugin. Only the state changes, nothing in the
cloud. Without --yes it shows what it would do. Run it in the project's folder, while nothing else works on the stack.`,
    [
      ["npx pulumi-eci migrate", "Show what would be moved, and the program that goes with it"],
      ["npx pulumi-eci migrate --yes", "Change the state, after a copy of it was written"],
      ["npx pulumi-eci migrate --to plugin --yes", "The same, and the plugin pulumi-resource-eci goes on"],
    ],
  )
    .addOption(targetOption)
    .addOption(repeatable("--urn <urn>", "Only this resource (default: all of them)"))
    .option("--yes", "Change the state; a copy of the old one is written first")
    .option("--backup <file>", "Where that copy goes", "pulumi-eci-migrate-backup.json")
    .addOption(programOption)
    .addOption(stackOption)
    .addOption(cwdOption)
    .addOption(organizationOption);

export const migrate = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run(options: Options): Promise<void> {
  const { to: target, program: file } = options;
  if (file !== undefined) await refuseUnusable(file, target, { flag: "--backup", file: options.backup });
  const stack = await selectStack(options.cwd, options.stack);
  await refuseRunning(stack, "its state cannot be changed now.");
  const exported = await stack.exportStack();
  const deployment = exported.deployment as StoredDeployment;
  const resources = deployment.resources ?? [];
  const chosen = resources.filter(
    ({ type, urn }) =>
      Object.hasOwn(alicloudTypes, type) && (options.urn === undefined || options.urn.includes(urn)),
  );
  const managed = chosen.filter(({ external }) => external !== true);
  for (const { urn, id } of chosen.filter((one) => !managed.includes(one)))
    console.log(`${urn} stays as it is: the program only reads ${id}, by .get. There is a .get here too.`);
  if (managed.length === 0) {
    console.log(`The stack ${stack.name} has no ${Object.keys(alicloudTypes).join(" and no ")} to move.`);
    return;
  }
  const identity = await identityOf(stack, options.organization);
  const config = await stack.getAllConfig();
  const clouds = cloudsBy(target.configuration(config));
  const moves: Move[] = [];
  for (const old of managed) moves.push(await moveOf(clouds, target, identity, resources, old));
  refuseCollisions(resources, moves);
  await refuseChanges(clouds, moves);
  for (const { old, urn } of moves) console.log(`${old.urn}\n  -> ${urn}`);
  const program = programFor(
    moves.map(({ taken }) => taken),
    target,
    file,
  );
  for (const { old } of moves) {
    const options = optionsOf(old);
    if (options.length > 0)
      console.error(
        `warning: ${old.urn}: the program leaves its options out: give it ${options.join(", ")}.`,
      );
  }
  if (file === undefined || !options.yes) console.log(`\n${introduction(target, file)}:\n\n${program}\n`);
  if (!options.yes) {
    console.log("Nothing was changed. Run it again with --yes to change the state.");
    return;
  }
  await writeBackup(options.backup, exported);
  if (file !== undefined) await writeProgram(file, program);
  await stack.importStack({
    ...exported,
    deployment: movedState(deployment, moves, target, identity, config),
  });
  console.log(
    `The state is changed; ${options.backup} holds the old one in plain text, secrets included: delete it when all is well.`,
  );
  tellPreparation(target.preparation(config, options.stack));
  const shown = file === undefined ? "was shown" : `${file} says`;
  console.log(`Change the program as ${shown}: pulumi preview then shows no change.`);
}

function introduction(target: Target, file: string | undefined): string {
  return file === undefined
    ? `The program, in the words of ${target.words}`
    : `What --yes writes into ${file}`;
}

async function writeBackup(file: string, content: object): Promise<void> {
  await writeFile(file, JSON.stringify(content, null, 2), { mode: 0o600, flag: "wx" }).catch(
    (error: unknown) => {
      const isThere = (error as NodeJS.ErrnoException).code === "EEXIST";
      const why = isThere ? `${file} is there already: name a new file with --backup` : String(error);
      throw new Error(`The copy of the old state could not be written, and nothing was changed: ${why}.`);
    },
  );
}

async function moveOf(
  clouds: Clouds,
  target: Target,
  identity: StackIdentity,
  resources: readonly StoredResource[],
  old: StoredResource,
): Promise<Move> {
  const kind = alicloudTypes[old.type];
  if (kind === undefined || old.id === undefined)
    throw new Error(`${old.urn} cannot be moved: it has no id.`);
  const urn = urnWithType(old.urn, target.typeOf(kind));
  const { name } = identityOfUrn(old.urn, identity.organization);
  const place = placeUnder(providerOf(resources, old), old.urn, clouds);
  const region = place.regionId ?? clouds.defaultRegion(place.profile);
  const shared = await clouds.in(region, place.profile);
  const cloud = new Cloud(shared, lookLimit(clouds.clock));
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
