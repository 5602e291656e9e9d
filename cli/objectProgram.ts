import type { CheckWarning, Properties } from "../provider/core/resource.js";
import { fieldNames } from "../provider/resources/imageCache/schema.js";
import type { AcrRegistry } from "../sdk/kubernetes/acrRegistries.js";
import { InvalidOptionsError, imageCacheOptions, type LeftOut } from "../sdk/kubernetes/manifests.js";
import { onlyCluster } from "../sdk/kubernetes/onlyCluster.js";
import { listedObjects } from "./listedObjects.js";
import { argumentLines, declarationText, variableNames } from "./programText.js";
import { refuseSameNames } from "./sameNames.js";
import type { ProgramWords } from "./target/target.js";

/** Who builds the cache that a program declares. */
export type Builder = "cluster" | "api";

/** The program that declares what objects say, and what is to be told beside it. */
export interface ObjectProgram {
  text: string;
  /** Both by the object's name. */
  leftOut: (LeftOut & { name: string })[];
  warnings: (CheckWarning & { name: string })[];
}

/** Throws an error that says all that is wrong with the objects. */
export function objectProgram(content: unknown, builder: Builder, words: ProgramWords): ObjectProgram {
  const program: ObjectProgram = { text: "", leftOut: [], warnings: [] };
  const found = readAll(listedObjects(content), program);
  refuseSameNames(found.map(({ name }, index) => ({ name: String(name), from: `object ${index + 1}` })));
  const className = builder === "api" ? "ImageCache" : "ClusterImageCache";
  const names = variableNames(
    found.map(({ name }) => String(name)),
    words.importedNames([className]),
  );
  const declarations = found.map((options, index) => {
    const args = builder === "api" ? apiArgs(options, program) : { buildWith: "cluster", ...options };
    const shown = words.classOf(className);
    return declarationText(names[index] ?? "", shown, String(options.name), argumentLines(args));
  });
  program.text = [words.importLine([className]), ...declarations].join("\n\n");
  return program;
}

function readAll(objects: readonly unknown[], { leftOut, warnings }: ObjectProgram): Properties[] {
  const wrong: string[] = [];
  const found = objects.flatMap((object, index) => {
    const name = nameOf(object);
    try {
      const onWarning = (warning: CheckWarning) => void warnings.push({ ...warning, name });
      const result = imageCacheOptions(object, { onWarning });
      leftOut.push(...result.leftOut.map((each) => ({ ...each, name })));
      return [{ ...result.options }];
    } catch (error) {
      if (!(error instanceof InvalidOptionsError)) throw error;
      const subject = `object ${index + 1}${name === "" ? "" : ` (${name})`}`;
      wrong.push(new InvalidOptionsError(subject, error.failures).message);
      return [];
    }
  });
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
  return found;
}

function nameOf(object: unknown): string {
  const { metadata, name } = (object ?? {}) as { metadata?: { name?: unknown } | null; name?: unknown };
  return String(metadata?.name ?? name ?? "");
}

/** The arguments of an `ImageCache`, which has the object's name as the virtual node's cache has it. */
function apiArgs({ name, acrRegistryInfos, ...options }: Properties, { leftOut }: ObjectProgram): Properties {
  const label = String(name);
  const tell = (property: string, reason: string) => leftOut.push({ name: label, property, reason });
  const args: Properties = { imageCacheName: name };
  for (const [option, value] of Object.entries(options)) {
    if (fieldNames.some((known) => known === option)) args[option] = value;
    else if (!option.endsWith("WrittenTo"))
      tell(option, sentence(onlyCluster[option as keyof typeof onlyCluster]));
  }
  const registries = (acrRegistryInfos ?? []) as AcrRegistry[];
  const taken = registries.filter(({ instanceId }) => instanceId !== undefined);
  if (taken.length > 0) args.acrRegistryInfos = taken;
  if (taken.length < registries.length)
    tell("acrRegistryInfos", "The API takes role ARNs with an instance alone.");
  return args;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
