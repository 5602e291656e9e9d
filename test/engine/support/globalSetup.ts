import { delimiter } from "node:path";
import { pluginFolders } from "../../../tools/obtain/plugins.mts";
import { enginePath } from "../../../tools/obtain/pulumiCli.mts";

/** The workers, the Automation API and the CLI all inherit this PATH. */
export default async function setup(): Promise<void> {
  process.env.PATH = await enginePath(console.log);
  process.env.PATH = [...(await pluginFolders(console.log)), process.env.PATH].join(delimiter);
}
