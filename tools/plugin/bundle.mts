import { chmodSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { writeNotices } from "./notices.mts";

const pluginName = "pulumi-resource-eci";

export const noticesName = "THIRD-PARTY-NOTICES";

/** One script that needs nothing but Node: the first line makes it a program. Hands out its path. */
export async function bundlePlugin(root: string, folder: string): Promise<string> {
  const outfile = join(folder, pluginName);
  const { metafile } = await build({
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
    external: ["typescript", "ts-node"],
    plugins: [
      smallKubernetesClient,
      without(/^(socks|encoding|whatwg-url|\.\/automation)$|typescript-shim|@npmcli\/arborist/),
    ],
  });
  chmodSync(outfile, 0o755);
  writeNotices(root, Object.keys(metafile.inputs), join(folder, noticesName));
  return outfile;
}

const smallKubernetesClient: Plugin = {
  name: "small Kubernetes client",
  setup({ onResolve }) {
    const path = join(import.meta.dirname, "kubernetesClient.mts");
    onResolve({ filter: /^@kubernetes\/client-node$/ }, ({ importer }) =>
      importer === path ? undefined : { path },
    );
  },
};

/**
 * What is never called: SOCKS proxies are refused before anybody connects through one, answers are in UTF-8, Node parses URLs, and nobody drives
 * an engine from here.
 */
function without(name: RegExp): Plugin {
  return {
    name: "without",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: name }, ({ path }) => ({ path, namespace: "without" }));
      onLoad({ filter: /.*/, namespace: "without" }, () => ({ contents: "module.exports = {};" }));
    },
  };
}
