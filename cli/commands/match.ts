import { Option } from "@commander-js/extra-typings";
import { Cloud } from "../../provider/cloud/cloud.js";
import { explainFindings } from "../../provider/core/findings.js";
import { checkMatchArguments, findMatch } from "../../provider/resources/imageCache/matching/match.js";
import { command } from "../commandLine.js";
import { exitCodes } from "../exitCodes.js";
import { lookLimit } from "../lookLimit.js";
import { isFullMatch, matchText } from "../matchText.js";
import { wholeNumberBetween } from "../optionValues.js";
import { cwdOption, endpointOption } from "../stack/options.js";
import { cloudsAt, cloudsOf, selectStack } from "../stack/stack.js";
import { UsageError } from "../usageError.js";

const statement = () =>
  command(
    "match",
    "Tell which image cache a pod would start from",
    `Tells which image cache a pod with these images would get by automatic matching, and which of them are in it. It asks with the
credentials and the endpoint of the environment, or with --stack with those of a stack. Ends with 3 where not every image is cached.`,
    [
      ["npx pulumi-eci match nginx:1.29 redis:8", "Which cache would a pod with these images get?"],
      ["npx pulumi-eci match --full --json nginx:1.29", "Only one that holds all of them, as JSON"],
    ],
  )
    .argument("<image...>", "The images of the pod, as it names them")
    .option("--region <id>", "Region to look in (default: that of the environment, or of the stack)")
    .option("--full", "Only a cache that holds all of them matches, as imc-perfect-match")
    .addOption(
      new Option(
        "--count <number>",
        "How many of them a cache must hold to match, as imc-match-count-request",
      )
        .argParser(wholeNumberBetween(1, 100))
        .conflicts("full"),
    )
    .option("--json", "Print what matchImageCache returns")
    .option("--stack <name>", "Name of the stack whose configuration counts (default: the environment alone)")
    .addOption(cwdOption)
    .addOption(endpointOption);

export const match = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run(images: string[], options: Options): Promise<void> {
  const args = { images, perfectMatch: options.full, matchCountRequest: options.count };
  const { failures } = checkMatchArguments(args);
  if (failures.length > 0) throw new UsageError(explainFindings(failures));
  if (options.stack !== undefined && options.endpoint !== undefined)
    throw new UsageError("--endpoint is for the environment alone: --stack has endpoints of its own");
  const clouds =
    options.stack === undefined
      ? await cloudsAt(options.endpoint)
      : await cloudsOf(await selectStack(options.cwd, options.stack));
  const now = clouds.clock.now();
  const shared = await clouds.in(options.region ?? clouds.defaultRegion());
  const cloud = new Cloud(shared, lookLimit(clouds.clock));
  const found = await findMatch(cloud, args);
  console.log(options.json ? JSON.stringify(found, null, 2) : matchText(found, cloud.region, now));
  if (!isFullMatch(found)) process.exitCode = exitCodes.attention;
}
