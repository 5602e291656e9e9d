import { join, resolve } from "node:path";
import { Option } from "@commander-js/extra-typings";
import type { Environment, Settings } from "../../provider/accounts/settings.js";
import { diagnose } from "../../provider/doctor/doctor.js";
import { type Finding, reasonOf, wrong } from "../../provider/doctor/finding.js";
import type { DeclaredImages } from "../../provider/doctor/registries.js";
import { registryOf } from "../../provider/registry/host.js";
import { command } from "../commandLine.js";
import { doctorText } from "../doctor/doctorText.js";
import { type StackPatient, stackPatient } from "../doctor/stackPatient.js";
import { endpointVariables } from "../endpointVariables.js";
import { exitCodes } from "../exitCodes.js";
import { repeatable } from "../optionValues.js";
import { columnsOf, paintFor } from "../paint.js";
import { cwdOption, endpointOption, regionOption, stackOption } from "../stack/options.js";
import { settingsOf } from "../stack/stack.js";
import { UsageError } from "../usageError.js";

const statement = () =>
  command(
    "doctor",
    "Tell why it does not work: what is installed, found, reached and allowed",
    `Looks at all that has to be right before anything works, and changes nothing: what is installed, which credentials were found where, whether
the endpoints answer and allow the reads, quota, clock, the registries and logins of the stack's caches, and with --kubeconfig a cluster. Each line says ok,
or what to do. Ends with 3 where something is wrong.`,
    [
      ["npx pulumi-eci doctor", "Look at the stack of this folder, and at all that it needs"],
      [
        "npx pulumi-eci doctor --dry-run --kubeconfig default",
        "Ask for a dry run of a creation too, and look at the cluster of kubectl",
      ],
      [
        "npx pulumi-eci doctor --image registry.example.com/web:1 --docker-config ~/.docker/config.json",
        "Look up an image with the login of Docker",
      ],
    ],
  )
    .addOption(stackOption)
    .addOption(cwdOption)
    .addOption(regionOption)
    .addOption(endpointOption)
    .addOption(repeatable("--image <reference>", "Look this image up in its registry too"))
    .option("--docker-config <file>", "With --image: take the logins from this configuration of Docker")
    .option("--dry-run", "Have the cloud check the creation of a container group too; nothing is made")
    .option("--vswitch <id>", "With --dry-run: where it would be made (default: as a cache of the stack)")
    .option("--security-group <id>", "With --dry-run: its security group (default: as a cache of the stack)")
    .addOption(
      new Option(
        "--kubeconfig <file>",
        'Look at the cluster of this kubeconfig; "default" is where kubectl looks',
      ),
    )
    .option("--context <name>", "Context of the kubeconfig (default: its current one)")
    .option("--json", "Print everything as JSON");

export const doctor = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run(options: Options): Promise<void> {
  refuseStray(options);
  const stack = await stackPatient(options);
  const environment = { ...process.env, ...endpointVariables(options.endpoint) };
  const read = settingsOrWhy(stack, environment);
  const isCluster = options.kubeconfig !== undefined || options.context !== undefined;
  const diagnosis = await diagnose({
    places: {
      packageFolder: join(__dirname, "..", "..", ".."),
      programFolder: options.cwd,
      runtime: stack.runtime,
    },
    environment,
    settings: read.settings,
    region: options.region,
    declared: [...stack.declared, ...imagesNamed(options)],
    dryRun: options.dryRun ? networkOf(options, stack) : undefined,
    cluster: isCluster ? { kubeconfig: kubeconfigOf(options), context: options.context } : undefined,
  });
  const findings = [stack.finding, ...read.findings, ...diagnosis.findings];
  const all = { ...diagnosis, findings };
  const screen = { paint: paintFor(process.stdout, process.env), columns: columnsOf(process.stdout) };
  const text = options.json ? JSON.stringify(all, null, 2) : doctorText(all, screen);
  const isWrong = findings.some(({ verdict }) => verdict === "wrong");
  leave(text, isWrong ? exitCodes.attention : 0);
}

function refuseStray({
  stack,
  endpoint,
  image,
  dockerConfig,
  dryRun,
  vswitch,
  securityGroup,
}: Options): void {
  if (stack !== undefined && endpoint !== undefined)
    throw new UsageError("--endpoint is for the environment alone: --stack has endpoints of its own");
  if (dockerConfig !== undefined && image === undefined)
    throw new UsageError("--docker-config is for --image");
  if (dryRun === undefined && (vswitch ?? securityGroup) !== undefined)
    throw new UsageError("--vswitch and --security-group are for --dry-run");
}

/** What has not answered in time may hold a connection for a while yet: nobody waits for it. */
function leave(text: string, exitCode: number): void {
  process.exitCode = exitCode;
  process.stdout.write(`${text}\n`, () => process.exit());
}

function settingsOrWhy(
  { config }: StackPatient,
  environment: Environment,
): { settings: Settings | undefined; findings: Finding[] } {
  try {
    return { settings: settingsOf(config, environment), findings: [] };
  } catch (error) {
    const advice = "Correct it, and run this again: until then nothing of the cloud is looked at.";
    return { settings: undefined, findings: [wrong("configuration", reasonOf(error), advice)] };
  }
}

function imagesNamed({ image: images = [], dockerConfig }: Options): DeclaredImages[] {
  if (images.length === 0) return [];
  const servers = dockerConfig === undefined ? [] : [...new Set(images.map(registryOf))];
  return [{ by: "--image", images, credentials: servers.map((server) => ({ server, dockerConfig })) }];
}

function networkOf(options: Options, { network }: StackPatient) {
  return {
    vswitchId: options.vswitch ?? network.vswitchId,
    securityGroupId: options.securityGroup ?? network.securityGroupId,
  };
}

function kubeconfigOf({ kubeconfig }: Options): string | undefined {
  return kubeconfig === undefined || kubeconfig === "default" ? undefined : resolve(kubeconfig);
}
