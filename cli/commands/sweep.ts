import { Option } from "@commander-js/extra-typings";
import type { Classes } from "../../provider/accountSweep/classes.js";
import { command } from "../commandLine.js";
import { numberBetween, repeatable, wholeNumberBetween } from "../optionValues.js";
import { cwdOption, endpointOption, organizationOption, stackOption } from "../stack/options.js";
import { cloudsAt } from "../stack/stack.js";
import { sweepAccount } from "../sweep/accountSweep.js";
import { accountJson, accountTable, resultLine, summaryText } from "../sweep/accountText.js";
import { sweepStack } from "../sweep/stackSweep.js";
import { UsageError } from "../usageError.js";

const statement = () =>
  command(
    "sweep",
    "Find and delete what killed runs have left, or what an account does not need",
    `Finds what killed runs of a stack have left in the cloud, and with --yes deletes it. That is: image caches, container groups and addresses
that still carry the phase "creating", or addresses of builds, whose owner is a resource of this stack, that the stack does
not list, and that are older than the limit; and container groups that measurements have left. Caches that are kept for rollbacks are listed, and deleted by their id alone. Run it in the
project's folder, while nothing else works on the stack. With --account it looks at all that an account has, without any stack: without a class it lists what
could go and deletes nothing; with --yes it deletes the classes that are named, and never, but by --id, what is in a state, younger than 24 hours, used within 30 days, or
held.`,
    [
      ["npx pulumi-eci sweep", "Show what killed runs of this stack have left"],
      ["npx pulumi-eci sweep --account --region cn-hangzhou", "Show what a whole account could do without"],
      [
        "npx pulumi-eci sweep --account --failed --unused-for 60 --unowned --yes",
        "Delete these two classes of it",
      ],
    ],
  )
    .addOption(stackOption)
    .addOption(cwdOption)
    .addOption(
      repeatable(
        "--region <id>",
        "Region to look in (default: that of the stack or the environment, and all that the stack has something in)",
      ),
    )
    .addOption(
      new Option("--older-than <hours>", "Leave alone what is younger than this")
        .default(2)
        .argParser(numberBetween(0, 1e6)),
    )
    .addOption(
      repeatable(
        "--id <id>",
        "Take this unfinished object along, whoever made it; with --account any object",
      ),
    )
    .addOption(organizationOption)
    .addOption(
      new Option("--account", "Look at the whole account, with the credentials of the environment").conflicts(
        ["stack", "organization", "olderThan"],
      ),
    )
    .addOption(endpointOption)
    .option("--failed", "With --account: image caches whose build has failed")
    .option("--build-eips", "With --account: addresses that were to live as long as a build")
    .option("--measure", "With --account: container groups that measurements have left")
    .addOption(
      new Option(
        "--unused-for <days>",
        "With --account and --unowned: caches that no pod has started from for so long",
      ).argParser(numberBetween(1, 100_000)),
    )
    .option(
      "--unowned",
      "With --unused-for: only caches that no stack owns, which others are never deleted for",
    )
    .addOption(
      new Option(
        "--keep <number>",
        "With --account and --name: of unowned caches, all but the newest ones of a region",
      ).argParser(wholeNumberBetween(1, 100_000)),
    )
    .option("--name <pattern>", "With --keep: which caches, such as 'web-*'")
    .option("--json", "With --account: print what was found and done as JSON")
    .option("--yes", "Delete; without it nothing is changed");

export const sweep = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run(options: Options): Promise<void> {
  if (!options.account) {
    refuseWithoutAccount(options);
    return sweepStack(options);
  }
  const asked = classesOf(options);
  if (options.yes && asked === undefined)
    throw new UsageError(
      "--yes needs to know what: --failed, --build-eips, --measure, --unused-for, --keep or --id",
    );
  const clouds = await cloudsAt(options.endpoint);
  const isToDelete = options.yes === true;
  const swept = await sweepAccount(clouds, {
    regions: [...new Set(options.region ?? [clouds.defaultRegion()])],
    classes: asked ?? { failed: true, buildEips: true, measure: true, unusedForDays: 30 },
    isToDelete,
    onResult: (result) => {
      if (isToDelete && !options.json) console.log(resultLine(result));
    },
  });
  if (options.json) console.log(accountJson(swept));
  else {
    if (!isToDelete && swept.objects.length > 0) console.log(`${accountTable(swept)}\n`);
    console.log(summaryText(swept));
    if (!isToDelete && swept.objects.some(({ outcome }) => outcome === "listed"))
      console.log(howToDelete(asked));
  }
  const troubles = troublesOf(swept);
  if (troubles.length > 0) throw new Error(troubles.join("\n"));
}

function howToDelete(asked: Classes | undefined): string {
  return asked === undefined
    ? "Nothing was changed. Name classes, such as --failed, or ids, and --yes to delete them."
    : "Nothing was changed. Run it again with --yes to delete this.";
}

const forAccount = [
  "failed",
  "buildEips",
  "measure",
  "unusedFor",
  "unowned",
  "keep",
  "name",
  "json",
  "endpoint",
] as const;

function refuseWithoutAccount(options: Options): void {
  const given = forAccount.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  const flag = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError(`--${flag} is for --account`);
}

/** Undefined where no class is named. */
function classesOf(options: Options): Classes | undefined {
  const {
    failed,
    buildEips,
    measure,
    unusedFor: unusedForDays,
    unowned,
    keep: newest,
    name,
    id: ids,
  } = options;
  if ((unusedForDays === undefined) !== (unowned === undefined))
    throw new UsageError(
      "--unused-for and --unowned go together: what a stack owns is never deleted for that",
    );
  if ((newest === undefined) !== (name === undefined))
    throw new UsageError("--keep and --name go together: so many of which caches");
  const isNone = [failed, buildEips, measure, unusedForDays, newest, ids].every((each) => each === undefined);
  if (isNone) return undefined;
  const keep = newest === undefined || name === undefined ? undefined : { newest, name };
  return { failed, buildEips, measure, unusedForDays, keep, ids };
}

function troublesOf({ regions, objects, unknownIds }: Awaited<ReturnType<typeof sweepAccount>>): string[] {
  const failed = objects.filter(({ outcome }) => outcome === "failed").length;
  return [
    ...regions.flatMap(({ regionId, error }) =>
      error === undefined ? [] : [`${regionId} could not be read: ${error}`],
    ),
    ...(failed > 0 ? [`${failed} could not be deleted`] : []),
    ...(unknownIds.length > 0 ? [`not found: ${unknownIds.join(", ")}`] : []),
  ];
}
