import { execFile } from "node:child_process";
import { promisify } from "node:util";

export interface Loading {
  modules: number;
  outside: number;
  ms: number;
}

const count = `
const report = (started) => {
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  const modules = Object.keys(require.cache);
  const outside = modules.filter((file) => file.includes("node_modules")).length;
  console.log(JSON.stringify({ modules: modules.length, outside, ms }));
};`;

const runs = 7;

/** What a process loads, and how long that takes it, until the provider is there, and until its first call is answered. */
export async function loading(root: string, endpoint: string): Promise<Record<string, Loading>> {
  const config = JSON.stringify({
    "alicloud:region": "cn-beijing",
    "alicloud:accessKey": "test",
    "alicloud:secretKey": "test",
    "alicloud:endpoints": JSON.stringify([{ eci: endpoint, vpc: endpoint, sts: endpoint }]),
  });
  const provider = `const started = process.hrtime.bigint(); const provider = require("pulumi-eci/provider");`;
  const preview = `const host = provider.imageCache(); const config = ${config};
    const state = { images: ["a:1"], regionId: "cn-beijing", status: "Ready", accountId: "1000000000000001" };
    host.configure({ config: { get: (name) => config[name] } })
      .then(() => host.diff("imc-1", state, state)).then(() => report(started));`;
  return {
    "`@pulumi/pulumi`": await measure(
      root,
      `const started = process.hrtime.bigint(); require("@pulumi/pulumi"); report(started);`,
    ),
    "`pulumi-eci/provider`": await measure(root, `${provider} report(started);`),
    "`pulumi-eci`, until it runs a command": await measure(
      root,
      `const started = process.hrtime.bigint(); require("./dist/cli/program.js").createProgram("0.0.0"); report(started);`,
    ),
    "the provider, up to the answer of GetCallerIdentity": await measure(root, `${provider} ${preview}`),
  };
}

async function measure(root: string, text: string): Promise<Loading> {
  const measured: Loading[] = [];
  for (let run = 0; run < runs; run++) {
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", count + text], { cwd: root });
    measured.push(JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}") as Loading);
  }
  measured.sort((a, b) => a.ms - b.ms);
  const [median] = measured.slice(Math.floor(runs / 2));
  if (median === undefined) throw new Error("Nothing was measured.");
  return median;
}
