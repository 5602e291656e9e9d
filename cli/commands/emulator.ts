import { once } from "node:events";
import { readFileSync } from "node:fs";
import {
  type Account,
  type Emulator,
  type EmulatorOptions,
  type Policy,
  realClock,
  startEmulator,
  startVirtualNode,
  type VirtualNode,
} from "../../emulator/index.js";
import { parseCommandLine } from "../commandLine.js";
import { UsageError } from "../usageError.js";

const help = `Usage: pulumi-eci emulator [options]

Runs the API of ECI image caches, EIPs and their network on this machine until it is interrupted.

Options:
  --port <number>               Default: any free port
  --host <address>              Default: 127.0.0.1; another one needs --allow-remote
  --allow-remote                Answer other machines too
  --speed <factor>              How much faster than real time it lives; default 1
  --build-ms <ms>               Virtual time until a new cache is Ready; default 60000
  --any-network                 Take the ids of vSwitches and groups as they are, also beside a VPC
  --account-id <id>             Default: 1000000000000001
  --access-key-id <id>          Default: test
  --access-key-secret <secret>  Default: test
  --security-token <token>      Requests must carry it; default none
  --policy <file>               What the key may do: a RAM policy; default: everything
  --virtual-node                Build the ImageCache objects of a cluster, as its virtual node does
  --kubeconfig <file>           Of that cluster; default: where kubectl looks
  --context <name>              Of that kubeconfig; default: its current one
  --region <id>                 Of that cluster; default: cn-hangzhou
  -h, --help                    Show this text

Prints one line "listening on http://HOST:PORT" when it is ready.`;

const options = {
  port: { type: "string" },
  host: { type: "string" },
  "allow-remote": { type: "boolean" },
  speed: { type: "string" },
  "build-ms": { type: "string" },
  "any-network": { type: "boolean" },
  "account-id": { type: "string" },
  "access-key-id": { type: "string" },
  "access-key-secret": { type: "string" },
  "security-token": { type: "string" },
  policy: { type: "string" },
  "virtual-node": { type: "boolean" },
  kubeconfig: { type: "string" },
  context: { type: "string" },
  region: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseCommandLine<typeof options>>;

export async function emulator(args: string[]): Promise<number> {
  const values = parseCommandLine("emulator", args, options);
  if (values.help) {
    console.log(help);
    return 0;
  }
  const running = await start(emulatorOptions(values));
  const stopped = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  try {
    const node = await startNode(endpointOf(running), values);
    console.log(`listening on ${running.url}`);
    await stopped;
    await node?.close();
  } finally {
    await running.close();
  }
  return 0;
}

/** An address that stands for all of this machine is none to call. */
function endpointOf({ url, host, port }: Emulator): string {
  if (host === "0.0.0.0") return `http://127.0.0.1:${port}`;
  return host === "::" ? `http://[::1]:${port}` : url;
}

function startNode(endpoint: string, values: Values): Promise<VirtualNode> | undefined {
  const { kubeconfig, context, region } = values;
  if (!values["virtual-node"]) {
    const [stray] = ["kubeconfig", "context", "region"].filter((name) => name in values);
    if (stray !== undefined) throw new UsageError(`--${stray} is for --virtual-node`);
    return undefined;
  }
  const [account] = accountsOf(values);
  return startVirtualNode({
    endpoint,
    log: (message) => console.error(`virtual node: ${message}`),
    ...account,
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
    ...(region !== undefined && { regionId: region }),
  });
}

function emulatorOptions(values: Values): EmulatorOptions {
  const port = readNumber(values, "port", 0, 65_535);
  const buildMs = readNumber(values, "build-ms", 0, Number.MAX_SAFE_INTEGER);
  return {
    ...(port !== undefined && { port }),
    ...(values.host !== undefined && { host: values.host }),
    ...(buildMs !== undefined && { buildMs }),
    allowRemote: values["allow-remote"] ?? false,
    checkNetwork: !values["any-network"],
    clock: realClock({ speed: readNumber(values, "speed", 0, 1e9) ?? 1 }),
    accounts: accountsOf(values),
  };
}

function accountsOf(values: Values): Account[] {
  const securityToken = values["security-token"];
  return [
    {
      accountId: values["account-id"] ?? "1000000000000001",
      accessKeyId: values["access-key-id"] ?? "test",
      accessKeySecret: values["access-key-secret"] ?? "test",
      ...(securityToken !== undefined && { securityToken }),
      ...(values.policy !== undefined && { policy: readPolicy(values.policy) }),
    },
  ];
}

function readPolicy(file: string): Policy {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Policy;
  } catch (error) {
    throw new UsageError(
      `--policy: ${file} cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function readNumber(values: Values, name: "port" | "speed" | "build-ms", min: number, max: number) {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  if (
    text.trim() === "" ||
    Number.isNaN(number) ||
    number < min ||
    number > max ||
    (name === "port" && !Number.isInteger(number))
  ) {
    throw new UsageError(
      `--${name} must be a${name === "port" ? " whole" : ""} number from ${min} to ${max}, not ${text}`,
    );
  }
  return number;
}

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
