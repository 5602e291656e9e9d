// A life of an address and a cache, on the SDK and the package that the working folder holds, with the variables that are given as JSON.
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "index.js"));
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { Eip, ImageCache } = require("pulumi-eci");
const { startEmulator, steppedClock } = require("pulumi-eci/emulator");

let bandwidth = 5;

async function program() {
  const address = new Eip("pull", { bandwidth });
  const cache = new ImageCache("web", {
    images: ["docker.io/library/nginx:1.29.3"],
    securityGroupId: "sg-2ze4oldest0sdk000000",
    vswitchIds: ["vsw-2ze4oldest0sdk000000"],
    eipInstanceId: address.allocationId,
  });
  return { status: cache.status };
}

const emulator = await startEmulator({ clock: steppedClock({ stepMs: 10_000 }) });
const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-oldest-"));
try {
  const stack = await LocalWorkspace.createOrSelectStack(
    { stackName: "dev", projectName: "oldest", program },
    {
      pulumiHome: join(folder, "home"),
      envVars: {
        PULUMI_BACKEND_URL: `file://${folder}`,
        ...JSON.parse(process.argv[2]),
        ECI_ENDPOINT: emulator.url,
        VPC_ENDPOINT: emulator.url,
        STS_ENDPOINT: emulator.url,
      },
    },
  );
  const changes = [(await stack.up()).summary.resourceChanges];
  const { status } = await stack.outputs();
  bandwidth = 10;
  changes.push((await stack.up({ refresh: true })).summary.resourceChanges);
  changes.push((await stack.destroy()).summary.resourceChanges);
  let refusal = "none";
  try {
    Eip.get("shared", "eip-1");
  } catch ({ message }) {
    refusal = message;
  }
  const { version } = require("@pulumi/pulumi/package.json");
  const node = Number.parseInt(process.versions.node, 10);
  console.log(JSON.stringify({ node, version, status: status.value, changes, refusal }));
} finally {
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
}
