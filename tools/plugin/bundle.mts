import { chmodSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const pluginName = "pulumi-resource-eci";

/** One script that needs nothing but Node: the first line makes it a program. Hands out its path. */
export async function bundlePlugin(root: string, folder: string): Promise<string> {
  const outfile = join(folder, pluginName);
  await build({
    entryPoints: [join(root, "plugin", "main.ts")],
    absWorkingDir: root,
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    banner: { js: "#!/usr/bin/env node" },
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    external: ["@kubernetes/client-node"],
  });
  chmodSync(outfile, 0o755);
  return outfile;
}
