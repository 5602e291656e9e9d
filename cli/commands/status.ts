import { writeFile } from "node:fs/promises";
import { Option } from "@commander-js/extra-typings";
import type { Stack } from "@pulumi/pulumi/automation";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { statusPage } from "../../provider/status/page/statusPage.js";
import { type Status, takeStatus } from "../../provider/status/status.js";
import { command } from "../commandLine.js";
import { exitCodes } from "../exitCodes.js";
import { written } from "../fileError.js";
import { lookLimit } from "../lookLimit.js";
import { numberBetween, repeatable } from "../optionValues.js";
import { refuseMissingFolder } from "../outputFile.js";
import { openPrices, type PricesOf, pricesOption } from "../prices.js";
import { cwdOption, endpointOption, stackOption } from "../stack/options.js";
import type { Place } from "../stack/places.js";
import { cloudsOf, selectedStack, selectStack } from "../stack/stack.js";
import { ReadProgress } from "../status/progress.js";
import { type StackView, stackView } from "../status/stackView.js";
import { statusText } from "../status/statusText.js";
import { type Viewer, watchStatus } from "../status/watchStatus.js";
import { UsageError } from "../usageError.js";

const limitOption = <Flags extends string>(flags: Flags, description: string, value: number) =>
  new Option(flags, description).default(value).argParser(numberBetween(0, 100_000));

const statement = () =>
  command(
    "status",
    "Tell what a stack or an account has, and what of it needs attention",
    `Lists image caches, container groups and addresses, what needs attention first: failed, about to expire, left over by a killed run, unused;
and what the caches cost, estimated. With --stack, or in the folder of a project with a selected stack, these are what the stack has, by the names of its resources;
with --region, --endpoint or --account they are all that the account has in regions, whoever has made them, with the credentials of the environment. It changes nothing. Ends
with 1 where a region could not be read.`,
    [
      ["npx pulumi-eci status --region cn-hangzhou --region cn-beijing", "What two regions have"],
      [
        "npx pulumi-eci status --check",
        "End with 3 when something needs attention, such as in a nightly job",
      ],
      [
        "npx pulumi-eci status --stack prod --digests",
        "What a stack has, and which of its images have moved",
      ],
      ["npx pulumi-eci status --region cn-hangzhou --html status.html", "The same as a page"],
      ["npx pulumi-eci status --watch", "Look until nothing is being built"],
    ],
  )
    .addOption(stackOption)
    .addOption(cwdOption)
    .option("--account", "All that the account has, also where a stack is selected")
    .addOption(repeatable("--region <id>", "Region to look in (default: that of the environment)"))
    .addOption(endpointOption)
    .addOption(limitOption("--expires-within <days>", "What expires within so many days needs attention", 3))
    .addOption(limitOption("--unused-for <days>", "What no pod has started from for so many days does", 30))
    .addOption(
      limitOption("--left-for <hours>", "What a killed run has left, when it is so many hours old", 2),
    )
    .addOption(pricesOption)
    .option("--digests", "Ask the registries whether the images of a stack's caches have moved")
    .option("--html <file>", "Write it as a page too, which needs nothing else")
    .addOption(new Option("--json", "Print everything as JSON").conflicts("watch"))
    .option(
      "--watch",
      "Look again until nothing is being built; without a terminal, tell each change in a line",
    )
    .option("--check", "End with 3 when something needs attention");

export const status = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run(options: Options): Promise<void> {
  const stack = await stackOf(options);
  if (options.digests && stack === undefined)
    throw new UsageError(
      "--digests compares with what a stack remembers of its builds: name one with --stack",
    );
  if (options.html !== undefined) await refuseMissingFolder(options.html);
  const source = await open(options, stack);
  const take = () => look(source, options);
  const taken = options.watch ? await watchStatus(source.clouds.clock, take, viewer) : await take();
  if (!options.watch) console.log(options.json ? JSON.stringify(taken, null, 2) : statusText(taken));
  await writePage(options.html, taken);
  if (options.check && taken.sums.needAttention > 0) process.exitCode = exitCodes.attention;
  const unread = taken.regions.flatMap(({ regionId, error }) =>
    error === undefined ? [] : [`${regionId} could not be read: ${error}`],
  );
  if (unread.length > 0) throw new Error(unread.join("\n"));
}

async function writePage(file: string | undefined, taken: Status): Promise<void> {
  if (file !== undefined) await written(file, () => writeFile(file, statusPage(taken)));
}

/** The stack that is named, or selected where nothing says that the account is meant. */
async function stackOf({ stack, cwd, account, region, endpoint }: Options): Promise<Stack | undefined> {
  if (stack !== undefined) {
    if (account || region !== undefined)
      throw new UsageError(
        "--stack tells what a stack has, wherever that is: it goes without --account and --region",
      );
    return selectStack(cwd, stack);
  }
  return account || region !== undefined || endpoint !== undefined ? undefined : selectedStack(cwd);
}

/** Whom to ask. */
interface Source {
  clouds: Clouds;
  stack: Stack | undefined;
  pricesOf: PricesOf;
}

async function open(options: Options, stack: Stack | undefined): Promise<Source> {
  const clouds = await cloudsOf(stack, options.endpoint);
  return { clouds, stack, pricesOf: openPrices(options.prices, clouds) };
}

/** A stack that has nothing is in its own region. */
function placesOf(
  clouds: Clouds,
  view: StackView | undefined,
  regions: readonly string[] | undefined,
): Place[] {
  if (view !== undefined && view.places.length > 0) return view.places;
  return [...new Set(regions ?? [clouds.defaultRegion()])].map((regionId) => ({ clouds, regionId }));
}

const viewer: Viewer = {
  isTerminal: process.stdout.isTTY === true,
  write: (text) => process.stdout.write(text),
};

async function look({ clouds, stack, pricesOf }: Source, options: Options): Promise<Status> {
  // A run that goes on changes what the stack has.
  const view = stack && (await stackView(stack, clouds, options.endpoint));
  const now = clouds.clock.now();
  const limit = lookLimit(clouds.clock);
  const opened = await Promise.all(
    placesOf(clouds, view, options.region).map(
      async ({ regionId, profile, ...by }) => new Cloud(await by.clouds.in(regionId, profile), limit),
    ),
  );
  const progress = new ReadProgress(process.stderr);
  try {
    return await takeStatus(opened, {
      limits: {
        now,
        expiresWithinDays: options.expiresWithin,
        unusedForDays: options.unusedFor,
        leftForHours: options.leftFor,
      },
      pricesOf,
      ...(view && { stack: view }),
      ...(view && options.digests && { digestsOf: view.digestsOf }),
      onPage: (...page) => progress.page(...page),
    });
  } finally {
    progress.end();
  }
}
