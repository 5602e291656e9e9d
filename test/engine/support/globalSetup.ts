import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pluginFolders } from "../../../tools/obtain/plugins.mts";
import { enginePath } from "../../../tools/obtain/pulumiCli.mts";

/** The workers, the Automation API and the CLI all inherit this PATH, and the folder of what Node has compiled. */
export default async function setup(): Promise<() => Promise<void>> {
  process.env.PATH = await enginePath(console.log);
  process.env.PATH = [...(await pluginFolders(console.log)), process.env.PATH].join(delimiter);
  // Each run of an engine starts a Node that loads the same files again. What it keeps of a plugin in a temporary folder serves nobody later.
  const compiled = await mkdtemp(join(tmpdir(), "pulumi-eci-compiled-"));
  process.env.NODE_COMPILE_CACHE = compiled;
  return () => rm(compiled, { recursive: true, force: true });
}
