import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { Option } from "@commander-js/extra-typings";
import { Cloud } from "../../provider/cloud/cloud.js";
import { timeoutMs } from "../../provider/core/hidden.js";
import { measurePhase, phaseTag } from "../../provider/core/ownership.js";
import type { Properties } from "../../provider/core/resource.js";
import { argsOfGroup, argsOfImages, groupToMeasure, pullsOf } from "../../provider/measurement/plan.js";
import { measureRun, type Run } from "../../provider/measurement/run.js";
import type { PriceTable } from "../../provider/prices/prices.js";
import { containerGroupKind } from "../../provider/resources/containerGroup/kind.js";
import { whyUnusable } from "../../provider/resources/containerGroup/startingCache.js";
import { findMatch } from "../../provider/resources/imageCache/matching/match.js";
import { command } from "../commandLine.js";
import { exitCodes } from "../exitCodes.js";
import { costOf, groupPrice } from "../measure/cost.js";
import { measureChart } from "../measure/measureChart.js";
import { type Measurement, measureText, runText } from "../measure/measureText.js";
import { numberBetween, repeatable, wholeNumberBetween } from "../optionValues.js";
import { refuseMissingFolder } from "../outputFile.js";
import { namedPrices, pricesOption } from "../prices.js";
import { endpointOption } from "../stack/options.js";
import { cloudsAt } from "../stack/stack.js";
import { UsageError } from "../usageError.js";

const statement = () =>
  command(
    "measure",
    "Measure how much sooner a group starts from an image cache",
    `Starts container groups with these images one after another, in turn without a cache and from one, and deletes each as soon as its
containers have started. It costs money: it shows what, and asks; off a terminal it needs --yes. The cloud ends by itself what
nobody deletes; --clean deletes what is left of a measurement that was killed. Credentials and endpoint are those of the environment.`,
    [
      [
        "npx pulumi-eci measure nginx:1.29 --vswitch vsw-1 --security-group sg-1",
        "Three groups from a cache and three without, after it has asked",
      ],
      ["npx pulumi-eci measure --clean --yes", "Delete what a killed measurement has left"],
    ],
  )
    .argument("[image...]", "The images to start")
    .addOption(repeatable("--vswitch <id>", "vSwitch of the groups"))
    .option("--security-group <id>", "Security group of the groups")
    .addOption(
      new Option(
        "--group <id>",
        "Take the arguments of this group, without its addresses, disks, role and variables",
      ).conflicts(["vswitch", "securityGroup", "cpu", "memory", "command"]),
    )
    .addOption(new Option("--cache <id>", "The cache to start from").conflicts("match"))
    .option("--match", "Start from the cache that matching would choose (default)")
    .addOption(
      new Option("--cpu <number>", "vCPUs of each group (default: 2)").argParser(numberBetween(0.25, 1_000)),
    )
    .addOption(
      new Option("--memory <GiB>", "Memory of each group (default: 4)").argParser(numberBetween(0.5, 10_000)),
    )
    .addOption(
      new Option("--runs <number>", "How many groups of each kind")
        .default(3)
        .argParser(wholeNumberBetween(1, 50)),
    )
    .option(
      "--command <words>",
      'What the containers run in the place of their images\' own, such as "sleep 60"',
    )
    .option("--region <id>", "Region (default: that of the environment)")
    .addOption(endpointOption)
    .addOption(pricesOption)
    .addOption(
      new Option("--timeout <seconds>", "How long one start may take")
        .default(600)
        .argParser(wholeNumberBetween(1, 86_400)),
    )
    .option("--json", "Print everything that was measured as JSON")
    .option("--svg <file>", "Write a chart")
    .option("--yes", "Do not ask")
    .option("--clean", "Delete the groups that earlier measurements have left, and measure nothing");

export const measure = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run(images: string[], options: Options): Promise<void> {
  const given = options.clean || options.group !== undefined ? undefined : argsOf(images, options);
  if (options.group !== undefined && images.length > 0)
    throw new UsageError("the images are those of --group: name none");
  const { cloud, prices } = await openCloud(options);
  if (options.clean) return clean(cloud, options);
  const args = given ?? argsOfGroup(await groupToMeasure(cloud, String(options.group)));
  if (options.svg !== undefined) await refuseMissingFolder(options.svg);
  const imageCacheId = options.cache ?? (await matched(cloud, pullsOf(args)));
  await refuseUnusable(cloud, imageCacheId);
  const size = { cpu: Number(args.cpu ?? 2), memory: Number(args.memory ?? 4) };
  const price = await groupPrice(cloud, size, prices[cloud.region]);
  const what = `${options.runs * 2} container groups of ${size.cpu} vCPU and ${size.memory} GiB in ${cloud.region}, one after another, half of them from ${imageCacheId}`;
  await confirm(`${what}; ${price.text}.`, options.yes === true);
  const { runs, isBrokenOff, trouble } = await measureAll(cloud, { args, imageCacheId, options });
  const measurement: Measurement = {
    ...{ region: cloud.region, images: pullsOf(args), imageCacheId, runs },
    cost: costOf(price, runs),
  };
  if (options.svg !== undefined) await writeFile(options.svg, measureChart(measurement));
  console.log(
    options.json ? JSON.stringify({ schema: 1, ...measurement }, null, 2) : measureText(measurement),
  );
  if (trouble !== undefined) throw trouble;
  if (isBrokenOff) throw new Error("The measurement was broken off; what it had started is deleted.");
  if (runs.some(({ startSeconds }) => startSeconds === undefined)) process.exitCode = exitCodes.attention;
}

async function openCloud({
  endpoint,
  region,
  prices,
}: Options): Promise<{ cloud: Cloud; prices: PriceTable }> {
  const clouds = await cloudsAt(endpoint);
  const shared = await clouds.in(region ?? clouds.defaultRegion());
  const cloud = new Cloud(shared, { deadline: Number.POSITIVE_INFINITY });
  return { cloud, prices: namedPrices(prices, clouds) };
}

function argsOf(images: readonly string[], options: Options): Properties {
  const { vswitch = [], securityGroup, cpu = 2, memory = 4 } = options;
  if (images.length === 0) throw new UsageError("name the images, or a group with --group");
  if (images.some((image) => image.trim() === "")) throw new UsageError("an image has an empty name");
  if (vswitch.length === 0) throw new UsageError("name a vSwitch with --vswitch");
  if (securityGroup === undefined) throw new UsageError("name a security group with --security-group");
  const words = options.command?.split(/\s+/).filter((word) => word !== "");
  return argsOfImages(images, {
    vswitchIds: vswitch,
    securityGroupId: securityGroup,
    cpu,
    memory,
    command: words,
  });
}

async function matched(cloud: Cloud, images: string[]): Promise<string> {
  const { imageCacheId } = await findMatch(cloud, { images });
  if (imageCacheId !== null) return imageCacheId;
  throw new Error(
    `No image cache of ${cloud.region} matches these images: there is nothing to compare. Name one with --cache.`,
  );
}

/** A look costs nothing, a group that is refused comes after one that was paid for. */
async function refuseUnusable(cloud: Cloud, imageCacheId: string): Promise<void> {
  const why = await whyUnusable(cloud, imageCacheId);
  if (why !== undefined) throw new Error(`Nothing was started: --cache ${why}`);
}

/** Off a terminal nobody can answer. */
async function confirm(what: string, isAgreed: boolean): Promise<void> {
  console.error(what);
  if (isAgreed) return;
  if (!process.stdin.isTTY) throw new UsageError("off a terminal, agree to the cost with --yes");
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question("Go on? (yes/no) ");
  lines.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new Error("Nothing was started.");
}

interface Task {
  args: Properties;
  imageCacheId: string;
  options: Options;
}

/** In turn without the cache and from it, so that what changes with time changes both. */
async function measureAll(
  cloud: Cloud,
  { args, imageCacheId, options }: Task,
): Promise<{ runs: Run[]; isBrokenOff: boolean; trouble: unknown }> {
  const breakOff = new AbortController();
  const stop = () => breakOff.abort();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  const measured = { args, deadlineSeconds: options.timeout + 60 };
  const limits = {
    timeoutMs: options.timeout * 1_000,
    deleteMs: timeoutMs({}, "delete"),
    signal: breakOff.signal,
  };
  const runs: Run[] = [];
  let trouble: unknown;
  try {
    for (let index = 0; index < options.runs * 2 && !breakOff.signal.aborted; index++) {
      const done = await measureRun(cloud, measured, index % 2 === 0 ? undefined : imageCacheId, limits);
      runs.push(done);
      console.error(runText(done, `${index + 1}/${options.runs * 2}`));
    }
  } catch (error) {
    // What was measured until now was paid for.
    trouble = error;
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
  return { runs, isBrokenOff: breakOff.signal.aborted, trouble };
}

async function clean(cloud: Cloud, { yes }: Options): Promise<void> {
  const left = await containerGroupKind.list(cloud, { [phaseTag]: measurePhase });
  if (left.length === 0) console.log(`Nothing is left of measurements in ${cloud.region}.`);
  for (const { id, name, madeAt } of left) {
    console.log(
      `${yes ? "deleting" : "left over"}: container group ${id} (${name ?? "no name"}), made ${madeAt}`,
    );
    if (yes)
      await containerGroupKind.remove(cloud.within({ deadline: Date.now() + timeoutMs({}, "delete") }), id);
  }
  if (left.length > 0 && !yes) console.log("Nothing was changed. Run it again with --yes to delete this.");
}
