import { execFile, execFileSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "../../../tools/obtain/programs.mts";
import { type Answer, type Product, versions } from "./clients.js";
import type { Target } from "./target.js";

const folder = cacheFolder("python");
const path = [process.env.PYTHONPATH, folder].filter((part) => part !== undefined && part !== "");
const env = { ...process.env, PYTHONPATH: path.join(delimiter), PYTHONDONTWRITEBYTECODE: "1" };

const modules = {
  older: "aliyunsdkcore",
  newer: "alibabacloud_tea_openapi.client",
  eci: "alibabacloud_eci20180808.client",
} as const;
const packages = {
  older: "aliyun-python-sdk-core",
  newer: "alibabacloud-tea-openapi",
  eci: "alibabacloud_eci20180808",
} as const;
/** Of either kind, and the one with the classes of ECI. */
export type PythonClient = keyof typeof modules;

/** Whether Python or that client is not there; if so, says what is skipped and how to get it. */
export function isPythonMissing(kind: PythonClient): boolean {
  try {
    execFileSync("python3", ["-c", `import ${modules[kind]}`], { env, stdio: "ignore" });
    return false;
  } catch {
    const name = packages[kind];
    console.warn(`SKIPPED: the ${kind} Python client (python3 -m pip install --target ${folder} ${name}).`);
    return true;
  }
}

/** One call by that Python client: its answer, or the code and message that it raises. */
export async function callByPython(
  kind: PythonClient,
  { emulator: _, ...target }: Target,
  product: Product,
  action: string,
  parameters: object,
): Promise<Answer> {
  const script = join(__dirname, "python", `${kind}.py`);
  const wanted = { target, product, version: versions[product], action, parameters };
  const { stdout } = await promisify(execFile)("python3", [script, JSON.stringify(wanted)], { env });
  return JSON.parse(stdout) as Answer;
}
