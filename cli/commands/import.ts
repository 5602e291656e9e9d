import { writeFile } from "node:fs/promises";
import { Option } from "@commander-js/extra-typings";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { defined } from "../../provider/cloud/answer.js";
import { command } from "../commandLine.js";
import { describedFile } from "../describedFile.js";
import { hiddenOf, type TakenIn, takeIn, urnOf } from "../existing.js";
import { written } from "../fileError.js";
import { type Found, isChoice, isOfStack, isPicked, listText, unknownIds } from "../import/found.js";
import { foundInAll } from "../import/foundInAll.js";
import { askPlaces } from "../import/pick.js";
import { type SetArguments, setArguments } from "../import/setArguments.js";
import { whyChanged } from "../nextPreview.js";
import { type Builder, objectProgram } from "../objectProgram.js";
import { repeatable } from "../optionValues.js";
import { programFor, programOption, refuseUnusable, writeProgram } from "../programFile.js";
import { cwdOption, organizationOption, stackOption } from "../stack/options.js";
import { cloudsBy, identityOf, type StackIdentity, selectStack } from "../stack/stack.js";
import { targetOption } from "../target/option.js";
import { tellPreparation } from "../target/preparation.js";
import type { Target } from "../target/target.js";
import { UsageError } from "../usageError.js";

const statement = () =>
  command(
    "import",
    "Take existing image caches, container groups and addresses into a stack",
    `Lists the image caches, container groups and addresses of an account, in one or several regions. With --id, --name, --tag or --all, or by the
numbers that it asks for in a terminal, it picks some of them, writes the file that "pulumi import --file" takes, and prints the program that goes with it. Run it in the project's folder.
With --object it prints the program of the ImageCache objects of a file, and asks nobody.`,
    [
      ["npx pulumi-eci import", "List what there is, and in a terminal ask what to take in"],
      [
        "npx pulumi-eci import --name web --set vswitchIds=vsw-1,vsw-2",
        "Take one in by its name, with what the API does not tell",
      ],
      [
        "npx pulumi-eci import --object imagecache.yaml",
        "Print the program of the ImageCache objects of a file",
      ],
      [
        "npx pulumi-eci import --to plugin --all --program caches.yaml",
        "Take all in for the plugin pulumi-resource-eci, with a program in YAML",
      ],
    ],
  )
    .addOption(targetOption)
    .addOption(repeatable("--id <id>", "Pick by id"))
    .addOption(repeatable("--name <name>", "Pick by name in the cloud"))
    .addOption(repeatable("--tag <key=value>", "Pick by tag, all must match"))
    .option("--all", "Pick everything")
    .addOption(
      repeatable(
        "--set <name=value>",
        "An argument that the API does not return, such as securityGroupId=sg-1: it goes into the state",
      ),
    )
    .addOption(
      new Option(
        "--object <file>",
        "Print the program of ImageCache objects in YAML or JSON: a ClusterImageCache that goes on with the object of the cluster",
      ).conflicts([
        "id",
        "name",
        "tag",
        "all",
        "set",
        "stack",
        "cwd",
        "out",
        "program",
        "region",
        "profile",
        "organization",
      ]),
    )
    .option(
      "--with-api",
      "With --object: an ImageCache, which the API builds, and what it has no place for on stderr",
    )
    .option("--out <file>", "Where the import file goes", "pulumi-eci-import.json")
    .addOption(programOption)
    .addOption(stackOption)
    .addOption(cwdOption)
    .addOption(repeatable("--region <id>", "Region to look in (default: the stack's)"))
    .option("--profile <name>", "Profile of the credentials (default: the stack's credentials)")
    .addOption(organizationOption);

export const importExisting = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run(options: Options): Promise<void> {
  const target = options.to;
  if (options.object !== undefined)
    return printObjects(options.object, options.withApi ? "api" : "cluster", target);
  if (options.withApi) throw new UsageError("--with-api is for --object");
  if (options.program !== undefined)
    await refuseUnusable(options.program, target, { flag: "--out", file: options.out });
  const extra = setArguments(options.set ?? []);
  const stack = await selectStack(options.cwd, options.stack);
  const config = await stack.getAllConfig();
  const clouds = cloudsBy(target.configuration(config));
  const regions = [...new Set(options.region ?? [clouds.defaultRegion(options.profile)])];
  const found = await foundInAll(clouds, regions, options.profile);
  const picked = await pick(found, options, regions);
  if (picked.length === 0) return;
  const identity = await identityOf(stack, options.organization);
  const resources = await Promise.all(
    named(picked).map((object) => resourceOf(object, identity, options, extra)),
  );
  await warn(clouds, picked, resources);
  const content = `${JSON.stringify(importFile(resources, target), null, 2)}\n`;
  await written(options.out, () => writeFile(options.out, content, { mode: 0o600 }));
  const { program: file } = options;
  const program = programFor(resources, target, file);
  if (file !== undefined) await writeProgram(file, program);
  else console.log(`${program}\n`);
  tellPreparation(target.preparation(config, options.stack));
  const what = file === undefined ? "Put this into the program" : `Make ${file} part of the program`;
  console.log(`${what}, then run: pulumi import --file ${options.out} --generate-code=false`);
  console.log("The preview after that shows no change.");
}

/** By the options; without a choice a terminal is asked, and anything else gets the list. */
async function pick(found: readonly Found[], options: Options, regions: readonly string[]): Promise<Found[]> {
  const where = regions.join(" and ");
  if (isChoice(options)) {
    const picked = found.filter((object) => isPicked(object, options));
    if (picked.length === 0)
      throw new Error(
        `Nothing in ${where} is picked by that; without a choice the command lists what is there.`,
      );
    const missing = unknownIds(found, options);
    if (missing.length > 0) throw new Error(`${missing.join(", ")}: not in ${where}. Nothing was written.`);
    return picked;
  }
  const isAsked = process.stdin.isTTY === true && process.stdout.isTTY === true && found.length > 0;
  console.log(
    found.length === 0
      ? `${where} has no image cache, no container group and no address.`
      : listText(found, isAsked),
  );
  const places = isAsked ? await askPlaces(found.length, process.stdin, process.stdout) : [];
  return places.flatMap((place) => found[place] ?? []);
}

async function warn(clouds: Clouds, picked: readonly Found[], resources: readonly TakenIn[]): Promise<void> {
  for (const { id } of picked.filter(isOfStack))
    console.error(
      `warning: ${id} is in the state of a stack already, by its tags: take it out there first (pulumi state delete), or two stacks change and delete it.`,
    );
  for (const resource of resources) {
    const why = await whyChanged(clouds, resource);
    if (why !== undefined) console.error(`warning: ${resource.id}: ${why}`);
  }
}

async function printObjects(file: string, builder: Builder, { program }: Target): Promise<void> {
  const { text, leftOut, warnings } = await describedFile(file, (content) =>
    objectProgram(content, builder, program),
  );
  for (const { name, property, reason } of leftOut)
    console.error(`${name}: ${property} is left out. ${reason}`);
  for (const { name, property, reason } of warnings) console.error(`warning: ${name}: ${property} ${reason}`);
  console.log(text);
  if (builder === "api") return;
  console.log(
    "\nTo go on with the object that is in the cluster, without a new build, give the component a kubernetes provider with",
  );
  console.log("upsertExistingObjects: true for its first pulumi up.");
}

/** Each with a name of its own in the stack, taken from the cloud's where that can be. */
function named(picked: readonly Found[]): (Found & { logicalName: string })[] {
  const taken = new Set<string>();
  return picked.map((object) => {
    const wished = object.name ?? object.id;
    const logicalName = taken.has(`${object.kind.name} ${wished}`) ? object.id : wished;
    taken.add(`${object.kind.name} ${logicalName}`);
    return { ...object, logicalName };
  });
}

function resourceOf(
  { kind, cloud, id, logicalName, args }: Found & { logicalName: string },
  identity: StackIdentity,
  { profile, region, to: target }: Options,
  extra: SetArguments,
): Promise<TakenIn> {
  const place = { profile, regionId: region === undefined ? undefined : cloud.region };
  const hidden = hiddenOf(identity, urnOf(identity, target.typeOf(kind), logicalName));
  const all = defined({ ...args, ...extra.get(kind.name), ...place });
  return takeIn(cloud, kind, id, logicalName, all, hidden);
}

function importFile(resources: readonly TakenIn[], target: Target) {
  return {
    resources: resources.map((taken) => ({
      type: target.typeOf(taken.kind),
      name: taken.name,
      ...target.imported(taken),
    })),
  };
}
