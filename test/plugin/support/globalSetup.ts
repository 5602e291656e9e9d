import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { bundlePlugin } from "../../../tools/plugin/bundle.mts";
import setUpEngine from "../../engine/support/globalSetup.js";

/** The engine, and the plugin as its users have it: one file on PATH. */
export default async function setup(): Promise<() => Promise<void>> {
  const tearDownEngine = await setUpEngine();
  const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-plugin-"));
  await bundlePlugin(join(__dirname, "..", "..", ".."), folder);
  process.env.PATH = [folder, process.env.PATH].join(delimiter);
  return async () => {
    await rm(folder, { recursive: true, force: true });
    await tearDownEngine();
  };
}
