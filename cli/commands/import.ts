import { writeFile } from "node:fs/promises";
import { Option } from "@commander-js/extra-typings";
import { defined } from "../../provider/cloud/answer.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { lookTimeoutMs } from "../../provider/core/hidden.js";
import type { Properties } from "../../provider/core/resource.js";
import { factsOf } from "../../provider/core/schema/changes.js";
import { applyRules, type Rule } from "../../provider/core/schema/rules.js";
import {
  type FieldName,
  fieldNames,
  imageCacheArguments,
} from "../../provider/resources/imageCache/schema.js";
import type { Existing, Kind } from "../../provider/resources/kind.js";
import { kinds } from "../../provider/resources/kinds.js";
import { command } from "../commandLine.js";
import { describedFile } from "../describedFile.js";
import { hiddenOf, type TakenIn, takeIn, urnOf } from "../existing.js";
import { written } from "../fileError.js";
import { whyChanged } from "../nextPreview.js";
import { type Builder, objectProgram } from "../objectProgram.js";
import { repeatable } from "../optionValues.js";
import { programText } from "../programText.js";
import { cwdOption, organizationOption, regionOption, stackOption } from "../stack/options.js";
import { cloudsOf, identityOf, type StackIdentity, selectStack } from "../stack/stack.js";
import { UsageError } from "../usageError.js";

const statement = () =>
  command(
    "import",
    "Take existing image caches and addresses into a stack",
    `Lists the image caches and addresses of an account and region. With --id, --name, --tag or --all it picks some of them,
writes the file that "pulumi import --file" takes, and prints the program that goes with it. Run it in the project's folder.
With --object it prints the program of the ImageCache objects of a file, and asks nobody.`,
  )
    .addOption(repeatable("--id <id>", "Pick by id"))
    .addOption(repeatable("--name <name>", "Pick by name in the cloud"))
    .addOption(repeatable("--tag <key=value>", "Pick by tag, all must match"))
    .option("--all", "Pick everything")
    .addOption(
      repeatable(
        "--set <name=value>",
        "An argument that the API does not return, such as securityGroupId=sg-1",
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
    .addOption(stackOption)
    .addOption(cwdOption)
    .addOption(regionOption)
    .option("--profile <name>", "Profile of the credentials (default: the stack's credentials)")
    .addOption(organizationOption);

export const importExisting = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

type Found = Existing & { kind: Kind };

async function run(options: Options): Promise<void> {
  if (options.object !== undefined) return printObjects(options.object, options.withApi ? "api" : "cluster");
  if (options.withApi) throw new UsageError("--with-api is for --object");
  const extra = extraArgs(options.set ?? []);
  const stack = await selectStack(options.cwd, options.stack);
  const clouds = await cloudsOf(stack);
  const cloud = new Cloud(
    await clouds.in(options.region ?? clouds.defaultRegion(options.profile), options.profile),
    { deadline: clouds.clock.now() + lookTimeoutMs },
  );
  const found = await list(cloud);
  const picked = found.filter((object) => isPicked(object, options));
  if (!options.all && !options.id && !options.name && !options.tag) {
    show(found, cloud.region);
    return;
  }
  if (picked.length === 0)
    throw new Error(
      `Nothing in ${cloud.region} is picked by that; without a choice the command lists what is there.`,
    );
  const identity = await identityOf(stack, options.organization);
  const resources = await Promise.all(
    named(picked).map((object) =>
      resourceOf(cloud, object, identity, { ...extra, profile: options.profile, regionId: options.region }),
    ),
  );
  for (const resource of resources) {
    const why = await whyChanged(clouds, resource);
    if (why !== undefined) console.error(`warning: ${resource.id}: ${why}`);
  }
  const content = `${JSON.stringify(importFile(resources), null, 2)}\n`;
  await written(options.out, () => writeFile(options.out, content, { mode: 0o600 }));
  console.log(`${programText(resources)}\n`);
  console.log(
    `Put this into the program, then run: pulumi import --file ${options.out} --generate-code=false`,
  );
  console.log("The preview after that shows no change.");
}

async function printObjects(file: string, builder: Builder): Promise<void> {
  const { text, leftOut, warnings } = await describedFile(file, (content) => objectProgram(content, builder));
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

function extraArgs(pairs: readonly string[]): Properties {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name = "", value = ""] = /^(\w+)=(.*)$/s.exec(pair) ?? [];
      if (name === "") throw new UsageError(`--set takes name=value, not ${pair}`);
      return [name, argumentOf(name, value)];
    }),
  );
}

/** The value that a text stands for: the first of its readings that the argument takes. */
function argumentOf(name: string, text: string): unknown {
  const facts = fieldNames.find((known) => known === name) && factsOf(imageCacheArguments, name as FieldName);
  if (!facts) throw new UsageError(`--set: ImageCache has no argument ${name}`);
  if (facts.secret)
    throw new UsageError("--set takes no secrets: declare credentials in the program afterwards");
  const readings = [...jsonOf(text), text, text.split(",")];
  const reasons = readings.map((value) => wrongWith(facts.rule, name, value));
  const fitting = reasons.indexOf(undefined);
  if (fitting < 0) throw new UsageError(`--set: ${name} ${reasons[0]}`);
  return readings[fitting];
}

function wrongWith(rule: Rule, name: string, value: unknown): string | undefined {
  return applyRules({ [name]: value }, { [name]: rule }, "ImageCache").failures[0]?.reason;
}

function jsonOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

async function list(cloud: Cloud): Promise<Found[]> {
  const found: Found[] = [];
  for (const kind of kinds) for (const object of await kind.list(cloud, {})) found.push({ kind, ...object });
  return found;
}

function isPicked({ id, name, tags }: Found, options: Options): boolean {
  if (options.all || options.id?.includes(id)) return true;
  if (name !== undefined && options.name?.includes(name)) return true;
  const wanted = options.tag ?? [];
  return (
    wanted.length > 0 &&
    wanted.every((pair) => {
      const [key = "", ...value] = pair.split("=");
      return tags[key] === value.join("=");
    })
  );
}

const widest = Math.max(...kinds.map(({ noun }) => noun.length));

function show(found: readonly Found[], region: string): void {
  if (found.length === 0) console.log(`${region} has no image cache and no address.`);
  for (const { kind, id, name, status } of found) {
    console.log(`${kind.noun.padEnd(widest)}  ${id}  ${status}  ${name ?? ""}`);
  }
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
  cloud: Cloud,
  { kind, id, logicalName, args }: Found & { logicalName: string },
  identity: StackIdentity,
  extra: Properties,
): Promise<TakenIn> {
  const own = kind.name === "imageCache" ? extra : { profile: extra.profile, regionId: extra.regionId };
  const hidden = hiddenOf(identity, urnOf(identity, kind.type, logicalName));
  return takeIn(cloud, kind, id, logicalName, defined({ ...args, ...own }), hidden);
}

function importFile(resources: readonly TakenIn[]) {
  return {
    resources: resources.map(({ kind, name, id, inputs, outputs }) => ({
      type: kind.type,
      name,
      id,
      inputs,
      outputs,
    })),
  };
}
