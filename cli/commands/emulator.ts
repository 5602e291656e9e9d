import { once } from "node:events";
import { Option } from "@commander-js/extra-typings";
import {
  type Account,
  type Emulator,
  type EmulatorOptions,
  type Policy,
  readContainerRules,
  readCrInstances,
  readSeed,
  realClock,
  startEmulator,
  startVirtualNode,
  type VirtualNode,
} from "../../emulator/index.js";
import { command } from "../commandLine.js";
import { endpointSetting, registrySetting, registryUrls } from "../emulatedRegistries.js";
import { LivePage } from "../emulator/livePage.js";
import { readJson, readJsonAs } from "../jsonFile.js";
import { numberUpTo, repeatable, wholeNumberBetween } from "../optionValues.js";
import { UsageError } from "../usageError.js";
import { emulatorEnv } from "./emulatorEnv.js";
import { emulatorLoad, emulatorSave } from "./emulatorSnapshot.js";

const statement = () =>
  command(
    "emulator",
    "Run the ECI and EIP API on this machine",
    "Runs the API of ECI image caches, EIPs and their network on this machine until it is interrupted.",
    [
      ["npx pulumi-eci emulator --port 8686 --speed 20", "Run it twenty times as fast as real time"],
      ["eval $(npx pulumi-eci emulator env)", "Lead this shell to it"],
      [
        "npx pulumi-eci emulator --port 8686 --seed snapshot.json",
        "Start with what emulator save has written",
      ],
    ],
  )
    .addOption(
      new Option("--port <number>", "Port to listen on")
        .default(0, "any free port")
        .argParser(wholeNumberBetween(0, 65_535)),
    )
    .option(
      "--host <address>",
      "Address to listen on; one that other machines reach needs --allow-remote",
      "127.0.0.1",
    )
    .option("--allow-remote", "Answer other machines too")
    .addOption(
      new Option("--speed <factor>", "How much faster than real time it lives")
        .default(1)
        .argParser(numberUpTo(1e9)),
    )
    .addOption(
      new Option("--build-ms <ms>", "Virtual time until a new cache is Ready")
        .default(60_000)
        .argParser(wholeNumberBetween(0, Number.MAX_SAFE_INTEGER)),
    )
    .option("--seed <file>", "Start with what it holds: an answer of /_emulator/seed (default: nothing)")
    .addOption(
      repeatable(
        "--registry <url>",
        "Ask the registry at this URL for the images of builds; HOST=URL for those of one host (default: none is asked)",
      ),
    )
    .option("--cr-instances <file>", "Instances of Container Registry: a JSON list (default: none)")
    .option("--container-rules <file>", "How containers go, by their images: a JSON list (default: for ever)")
    .option("--any-network", "Take the ids of vSwitches and groups as they are, also beside a VPC")
    .option("--account-id <id>", "The account that the key belongs to", "1000000000000001")
    .option("--access-key-id <id>", "The key that requests are signed with", "test")
    .option("--access-key-secret <secret>", "Its secret", "test")
    .option("--security-token <token>", "Requests must carry it (default: none)")
    .option("--policy <file>", "What the key may do: a RAM policy (default: everything)")
    .option(
      "--virtual-node",
      "Build the ImageCache objects of a cluster and run its pods, as its virtual node does",
    )
    .option("--kubeconfig <file>", "Of that cluster (default: where kubectl looks)")
    .option("--context <name>", "Of that kubeconfig (default: its current one)")
    .option("--region <id>", "Of that cluster (default: cn-hangzhou)")
    .addHelpText(
      "after",
      '\nPrints one line "listening on http://HOST:PORT" when it is ready, and with --registry the configuration that a program needs.',
    );

export const emulator = () =>
  statement()
    .enablePositionalOptions()
    .action(run)
    .addCommand(emulatorEnv())
    .addCommand(emulatorSave())
    .addCommand(emulatorLoad());

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run(options: Options): Promise<void> {
  if (!options.virtualNode) {
    const stray = (["kubeconfig", "context", "region"] as const).find((name) => name in options);
    if (stray !== undefined) throw new UsageError(`--${stray} is for --virtual-node`);
  }
  const account = accountOf(options);
  const urls = registryUrls(options.registry);
  const page = new LivePage(account.accountId, () => running);
  const running: Emulator = await start({
    ...emulatorOptions(options),
    registryUrls: urls,
    accounts: [account],
    page: () => page.text(),
  });
  const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  try {
    const node = options.virtualNode && (await startNode(endpointOf(running), account, options));
    console.log(`listening on ${running.url}`);
    for (const [host, url] of Object.entries(urls)) console.log(registrySetting(host, url));
    if (options.crInstances !== undefined) console.log(endpointSetting(endpointOf(running)));
    await stopped;
    await node?.close();
  } finally {
    await page.close();
    await running.close();
  }
}

/** An address that stands for all of this machine is none to call. */
function endpointOf({ url, host, port }: Emulator): string {
  if (host === "0.0.0.0") return `http://127.0.0.1:${port}`;
  return host === "::" ? `http://[::1]:${port}` : url;
}

function startNode(
  endpoint: string,
  account: Account,
  { kubeconfig, context, region }: Options,
): Promise<VirtualNode> {
  return startVirtualNode({
    endpoint,
    log: (message) => console.error(`virtual node: ${message}`),
    ...account,
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
    ...(region !== undefined && { regionId: region }),
  });
}

function emulatorOptions(options: Options): EmulatorOptions {
  const {
    port,
    host,
    allowRemote = false,
    speed,
    buildMs,
    anyNetwork,
    seed,
    crInstances,
    containerRules,
  } = options;
  return {
    ...{ port, host, allowRemote, buildMs, checkNetwork: !anyNetwork, clock: realClock({ speed }) },
    ...(seed !== undefined && { seed: readJsonAs("seed", seed, readSeed) }),
    ...(containerRules !== undefined && {
      containerRules: readJsonAs("container-rules", containerRules, readRules),
    }),
    ...(crInstances !== undefined && { crInstances: readJsonAs("cr-instances", crInstances, readInstances) }),
  };
}

function accountOf({ accountId, accessKeyId, accessKeySecret, securityToken, policy }: Options): Account {
  return {
    accountId,
    accessKeyId,
    accessKeySecret,
    ...(securityToken !== undefined && { securityToken }),
    ...(policy !== undefined && { policy: readJson("policy", policy) as Policy }),
  };
}

const readRules = (value: unknown) => readContainerRules(value, "the list");
const readInstances = (value: unknown) => readCrInstances(value, "the list");

async function start(settings: EmulatorOptions) {
  try {
    return await startEmulator(settings);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new Error(`port ${settings.port ?? 0} is in use`);
    }
    throw error;
  }
}
