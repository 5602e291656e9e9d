import { Option } from "@commander-js/extra-typings";
import type { Clouds } from "../../provider/accounts/clouds.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { lookTimeoutMs } from "../../provider/core/hidden.js";
import { type Status, takeStatus } from "../../provider/status/status.js";
import { command } from "../commandLine.js";
import { exitCodes } from "../exitCodes.js";
import { numberBetween, repeatable } from "../optionValues.js";
import { endpointOption } from "../stack/options.js";
import { cloudsAt } from "../stack/stack.js";
import { statusText } from "../status/statusText.js";
import { type Viewer, watchStatus } from "../status/watchStatus.js";

const limitOption = <Flags extends string>(flags: Flags, description: string, value: number) =>
  new Option(flags, description).default(value).argParser(numberBetween(0, 100_000));

const statement = () =>
  command(
    "status",
    "Tell what an account has, and what of it needs attention",
    `Lists the image caches and container groups of regions, whoever has made them, and the addresses of this package, what needs
attention first: failed, about to expire, left over by a killed run, unused. It changes nothing and needs no stack; credentials and endpoint
are those of the environment. Ends with 1 where a region could not be read.`,
    [
      ["npx pulumi-eci status --region cn-hangzhou --region cn-beijing", "What two regions have"],
      [
        "npx pulumi-eci status --check",
        "End with 3 when something needs attention, such as in a nightly job",
      ],
      ["npx pulumi-eci status --watch", "Look until nothing is being built"],
    ],
  )
    .addOption(repeatable("--region <id>", "Region to look in (default: that of the environment)"))
    .addOption(endpointOption)
    .addOption(limitOption("--expires-within <days>", "What expires within so many days needs attention", 3))
    .addOption(limitOption("--unused-for <days>", "What no pod has started from for so many days does", 30))
    .addOption(
      limitOption("--left-for <hours>", "What a killed run has left, when it is so many hours old", 2),
    )
    .addOption(new Option("--json", "Print everything as JSON").conflicts("watch"))
    .option(
      "--watch",
      "Look again until nothing is being built; without a terminal, tell each change in a line",
    )
    .option("--check", "End with 3 when something needs attention");

export const status = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run(options: Options): Promise<void> {
  const clouds = await cloudsAt(options.endpoint);
  const regions = [...new Set(options.region ?? [clouds.defaultRegion()])];
  const take = () => look(clouds, regions, options);
  const taken = options.watch ? await watchStatus(clouds.clock, take, viewer) : await take();
  if (!options.watch) console.log(options.json ? JSON.stringify(taken, null, 2) : statusText(taken));
  if (options.check && taken.sums.needAttention > 0) process.exitCode = exitCodes.attention;
  const unread = taken.regions.flatMap(({ regionId, error }) =>
    error === undefined ? [] : [`${regionId} could not be read: ${error}`],
  );
  if (unread.length > 0) throw new Error(unread.join("\n"));
}

const viewer: Viewer = {
  isTerminal: process.stdout.isTTY === true,
  write: (text) => process.stdout.write(text),
};

async function look(clouds: Clouds, regions: readonly string[], options: Options): Promise<Status> {
  const now = clouds.clock.now();
  const limit = { deadline: now + lookTimeoutMs };
  const opened = await Promise.all(regions.map(async (region) => new Cloud(await clouds.in(region), limit)));
  return takeStatus(opened, {
    now,
    expiresWithinDays: options.expiresWithin,
    unusedForDays: options.unusedFor,
    leftForHours: options.leftFor,
  });
}
