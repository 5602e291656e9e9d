import { command } from "../commandLine.js";
import { emulatorEnvironment, shellText } from "../emulatorEnvironment.js";
import { UsageError } from "../usageError.js";

/** So long an emulator on this machine may think. */
const healthTimeoutMs = 5_000;

const statement = () =>
  command(
    "env",
    "Print what leads programs to an emulator",
    "Prints the variables that lead programs and commands to an emulator which runs on this machine, as commands of a shell.",
  )
    .option("--endpoint <url>", "Where it listens", "http://127.0.0.1:8686")
    .option("--region <id>", "The region to work in", "cn-hangzhou")
    .option("--access-key-id <id>", "As the emulator was given it", "test")
    .option("--access-key-secret <secret>", "As the emulator was given it", "test")
    .option("--security-token <token>", "As the emulator was given it (default: none)")
    .addHelpText("after", "\nUse it as: eval $(npx pulumi-eci emulator env)");

export const emulatorEnv = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run({ endpoint: given, ...access }: Options): Promise<void> {
  const endpoint = given.replace(/\/+$/, "");
  if (!/^https?:\/\/[^/?#@]+$/.test(endpoint) || !URL.canParse(endpoint))
    throw new UsageError(`--endpoint: "${given}" is no URL of a server, such as http://127.0.0.1:8686`);
  await refuseSilence(endpoint);
  console.log(shellText(emulatorEnvironment({ ...access, endpoint })));
}

async function refuseSilence(endpoint: string): Promise<void> {
  const answer = await fetch(`${endpoint}/_emulator/health`, {
    signal: AbortSignal.timeout(healthTimeoutMs),
  })
    .then((response) => response.json() as Promise<{ status?: unknown }>)
    .catch(() => undefined);
  if (answer?.status !== "ok")
    throw new Error(
      `no emulator answers at ${endpoint}. Start one (npx pulumi-eci emulator --port 8686), or say where it is (--endpoint).`,
    );
}
