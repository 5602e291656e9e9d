// The main job on the emulator, start to end: `npm start`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { realClock, startEmulator } from "pulumi-eci/emulator";
import { enginePath } from "./obtain/pulumiCli.mts";

/** A build of a minute takes three seconds here, and the provider looks that much more often. */
const speed = 20;

const noise =
  /using pulumi-resource-pulumi-nodejs from \$PATH|^@ |^\s*$|\d+ warnings?$|^ {4}pulumi:pulumi:Stack/;

function title(text: string): void {
  console.log(`\n\u001b[1m${text}\u001b[0m`);
}

/** Shows whole lines, without what says nothing about the stack. */
function show(text: string): void {
  for (const line of text.split("\n")) if (!noise.test(line)) console.log(`  ${line.trimEnd()}`);
}

process.env.PATH = await enginePath(console.log);
const emulator = await startEmulator({ clock: realClock({ speed }) });
const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-tour-"));
let runs = 0;

try {
  const stack = await LocalWorkspace.createOrSelectStack(
    {
      stackName: "emulator",
      projectName: "quickstart",
      // A fresh evaluation for each run, as the CLI does it.
      program: async () => ({ ...(await import(`../examples/quickstart/index.ts?run=${runs++}`)) }),
    },
    {
      pulumiHome: join(folder, "home"),
      envVars: {
        PULUMI_BACKEND_URL: `file://${folder}`,
        PULUMI_CONFIG_PASSPHRASE: "tour",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_ECI_WAIT_FACTOR: String(1 / speed),
      },
    },
  );
  const { url } = emulator;
  await stack.setAllConfig({
    "alicloud:region": { value: "cn-hangzhou" },
    "alicloud:accessKey": { value: "test" },
    "alicloud:secretKey": { value: "test", secret: true },
    "alicloud:endpoints": { value: JSON.stringify([{ eci: url, vpc: url, sts: url }]) },
  });
  console.log(`The emulator serves the API at ${url}. The program is examples/quickstart/index.ts.`);

  title("$ pulumi up: an address, and an image cache that is built through it");
  const { outputs } = await stack.up({ onOutput: show, color: "never" });

  title("Somebody renames the cache and takes its tags off, outside of Pulumi");
  emulator.imageCaches.change(String(outputs.imageCacheId?.value), {
    ImageCacheName: "who-did-this",
    Tags: [],
  });

  title("$ pulumi refresh: the drift is seen");
  await stack.refresh({ onOutput: show, color: "never" });

  title("$ pulumi up: the drift is shown and repaired");
  await stack.up({ onOutput: show, color: "never", diff: true });

  title("$ pulumi destroy: the cache goes, then the address");
  await stack.destroy({ onOutput: show, color: "never" });
  if (!emulator.isEmpty()) throw new Error("Something is left in the cloud.");
  title("Nothing is left in the cloud.");
} finally {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
}
