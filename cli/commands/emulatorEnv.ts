import { command } from "../commandLine.js";
import { askControl, serverUrl } from "../emulatorControl.js";
import { emulatorEnvironment, shellText } from "../emulatorEnvironment.js";

const statement = () =>
  command(
    "env",
    "Print what leads programs to an emulator",
    "Prints the variables that lead programs and commands to an emulator which runs on this machine, as commands of a shell.",
    [["eval $(npx pulumi-eci emulator env)", "Lead this shell to the emulator at port 8686"]],
  )
    .option("--endpoint <url>", "Where it listens", "http://127.0.0.1:8686")
    .option("--region <id>", "The region to work in", "cn-hangzhou")
    .option("--access-key-id <id>", "As the emulator was given it", "test")
    .option("--access-key-secret <secret>", "As the emulator was given it", "test")
    .option("--security-token <token>", "As the emulator was given it (default: none)");

export const emulatorEnv = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run({ endpoint: given, ...access }: Options): Promise<void> {
  const endpoint = serverUrl(given);
  const { status } = (await askControl(endpoint, "GET", "health")) as { status?: unknown };
  if (status !== "ok") throw new Error(`what answers at ${endpoint} is no emulator`);
  console.log(shellText(emulatorEnvironment({ ...access, endpoint })));
}
