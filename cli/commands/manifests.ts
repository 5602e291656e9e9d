import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Option } from "@commander-js/extra-typings";
import { imageCacheCrd, type KubernetesObject } from "../../sdk/kubernetes/manifests.js";
import { command } from "../commandLine.js";
import { describedFile } from "../describedFile.js";
import { describedManifests, type Form } from "../describedManifests.js";
import { written } from "../fileError.js";
import { cwdOption, stackOption } from "../stack/options.js";
import { selectStack } from "../stack/stack.js";
import { stackManifests } from "../stack/stackManifests.js";
import type { StoredDeployment } from "../stack/storedState.js";
import { UsageError } from "../usageError.js";
import { toYaml } from "../yaml.js";

const statement = () =>
  command(
    "manifests",
    "Print the ImageCache objects of a stack or a file as YAML",
    `Prints ImageCache objects as YAML for kubectl apply or a GitOps repository: those of the ClusterImageCache components of a
stack, or with --file those that a file describes. The same input gives the same bytes.`,
    [
      [
        "npx pulumi-eci manifests --crd --out manifests",
        "Write a file for each object of the stack, and the definition of ImageCache objects",
      ],
      ["npx pulumi-eci manifests --file caches.yaml | kubectl apply -f -", "Apply what a file describes"],
    ],
  )
    .addOption(
      new Option(
        "--file <file>",
        "Descriptions (the options of imageCacheManifest) and ImageCache objects, one, a list or several documents, in YAML or JSON",
      ).conflicts(["stack", "cwd"]),
    )
    .option(
      "--from-api",
      "The descriptions are arguments of ImageCache, with name and, if needed, imagePullSecrets beside them; what an object has no place for is told on stderr",
    )
    .option("--crd", "Put the CustomResourceDefinition of ImageCache objects first")
    .option(
      "--out <folder>",
      "Write a file for each object instead of printing; other files in the folder stay",
    )
    .addOption(stackOption)
    .addOption(cwdOption);

export const manifests = () => statement().action(run);

type Options = ReturnType<ReturnType<typeof statement>["opts"]>;

async function run({ file, fromApi, crd, out, cwd, stack }: Options): Promise<void> {
  if (fromApi && file === undefined) throw new UsageError("--from-api is for --file");
  const found =
    file === undefined ? await ofStack(cwd, stack) : await ofFile(file, fromApi ? "api" : "object");
  const objects = inOrder(found, crd ?? false);
  if (out === undefined) process.stdout.write(objects.map(toYaml).join("---\n"));
  else await writeAll(objects, out);
}

async function ofStack(cwd: string, name: string | undefined): Promise<KubernetesObject[]> {
  const stack = await selectStack(cwd, name);
  const { deployment } = await stack.exportStack();
  const found = stackManifests((deployment ?? {}) as StoredDeployment);
  if (found.length === 0) throw new Error(`The stack ${stack.name} has no ClusterImageCache.`);
  return found;
}

async function ofFile(file: string, form: Form): Promise<KubernetesObject[]> {
  const { manifests, leftOut, warnings } = await describedFile(file, (content) =>
    describedManifests(content, form),
  );
  for (const { name, property, reason } of leftOut) {
    console.error(`${name}: ${property} is left out. ${reason}`);
  }
  for (const { name, property, reason } of warnings) {
    console.error(`warning: ${name}: ${property} ${reason}`);
  }
  return manifests;
}

const definition = imageCacheCrd();

/** The definition first where it is wanted or a component brings it, then all others by their names. */
function inOrder(objects: readonly KubernetesObject[], withDefinition: boolean): KubernetesObject[] {
  const caches = objects
    .filter(({ kind }) => kind !== definition.kind)
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const isDefined = withDefinition || caches.length < objects.length;
  return isDefined ? [definition, ...caches] : caches;
}

async function writeAll(objects: readonly KubernetesObject[], folder: string): Promise<void> {
  await written(folder, () => mkdir(folder, { recursive: true }));
  for (const object of objects) {
    const file = join(folder, `${object.kind.toLowerCase()}-${object.metadata.name}.yaml`);
    await written(file, () => writeFile(file, toYaml(object)));
    console.log(file);
  }
}
