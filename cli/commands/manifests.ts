import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { imageCacheCrd, type KubernetesObject } from "../../sdk/kubernetes/manifests.js";
import { parseCommandLine } from "../commandLine.js";
import { describedManifests, type Form } from "../describedManifests.js";
import type { StoredDeployment } from "../stack/alicloudState.js";
import { selectStack } from "../stack/stack.js";
import { stackManifests } from "../stack/stackManifests.js";
import { UsageError } from "../usageError.js";
import { fromYaml, toYaml } from "../yaml.js";

const help = `Usage: pulumi-eci manifests [options]

Prints ImageCache objects as YAML for kubectl apply or a GitOps repository: those of the ClusterImageCache components of a
stack, or with --file those that a file describes. The same input gives the same bytes.

Options:
  --file <file>    One description, a list of them or several documents, in YAML or JSON: the options of
                   imageCacheManifest
  --from-api       The descriptions are arguments of ImageCache, with name and, if needed, imagePullSecrets beside them;
                   what an object has no place for is told on stderr
  --crd            Put the CustomResourceDefinition of ImageCache objects first
  --out <folder>   Write a file for each object instead of printing; other files in the folder stay
  --stack <name>   Default: the selected stack
  --cwd <folder>   The project's folder; default: this one
  -h, --help       Show this text`;

const options = {
  file: { type: "string" },
  "from-api": { type: "boolean" },
  crd: { type: "boolean" },
  out: { type: "string" },
  stack: { type: "string" },
  cwd: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseCommandLine<typeof options>>;

export async function manifests(args: string[]): Promise<number> {
  const values = parseCommandLine("manifests", args, options);
  if (values.help) {
    console.log(help);
    return 0;
  }
  refuseStray(values);
  const objects = inOrder(
    values.file === undefined
      ? await ofStack(values)
      : await ofFile(values.file, values["from-api"] ? "api" : "object"),
    values.crd ?? false,
  );
  if (values.out === undefined) process.stdout.write(objects.map(toYaml).join("---\n"));
  else await writeAll(objects, values.out);
  return 0;
}

function refuseStray(values: Values): void {
  if (values.file === undefined) {
    if (values["from-api"]) throw new UsageError("--from-api is for --file");
    return;
  }
  const [stray] = (["stack", "cwd"] as const).filter((name) => name in values);
  if (stray !== undefined) throw new UsageError(`--${stray} does not go together with --file`);
}

async function ofStack({ cwd = process.cwd(), stack: name }: Values): Promise<KubernetesObject[]> {
  const stack = await selectStack(cwd, name);
  const { deployment } = await stack.exportStack();
  const found = stackManifests((deployment ?? {}) as StoredDeployment);
  if (found.length === 0) throw new Error(`The stack ${stack.name} has no ClusterImageCache.`);
  return found;
}

async function ofFile(file: string, form: Form): Promise<KubernetesObject[]> {
  try {
    const text = await readFile(file, "utf8");
    const described = describedManifests(fromYaml(text), form);
    for (const { name, property, reason } of described.leftOut) {
      console.error(`${name}: ${property} is left out. ${reason}`);
    }
    for (const { name, property, reason } of described.warnings) {
      console.error(`warning: ${name}: ${property} ${reason}`);
    }
    return described.manifests;
  } catch (error) {
    throw new Error(`${file}: ${reasonOf(error)}`);
  }
}

const fileTrouble: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "may not be read",
};

function reasonOf(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return fileTrouble[code] ?? message;
}

const definition = imageCacheCrd();

/** The definition first where it is wanted or a component brings it, then all others by their names. */
function inOrder(objects: readonly KubernetesObject[], withDefinition: boolean): KubernetesObject[] {
  const caches = objects
    .filter(({ kind }) => kind !== definition.kind)
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const names = caches.map(({ metadata }) => metadata.name);
  const twice = names.find((name, index) => name === names[index + 1]);
  if (twice !== undefined) throw new Error(`Two objects have the name ${twice}: give one another name.`);
  const isDefined = withDefinition || caches.length < objects.length;
  return isDefined ? [definition, ...caches] : caches;
}

async function writeAll(objects: readonly KubernetesObject[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const object of objects) {
    const file = join(folder, `${object.kind.toLowerCase()}-${object.metadata.name}.yaml`);
    await writeFile(file, toYaml(object));
    console.log(file);
  }
}
