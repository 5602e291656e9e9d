import { createRequire } from "node:module";
import { join } from "node:path";
import ts from "typescript";
import { clusterImageCacheSpec, imageCacheSetSpec } from "./components.mts";
import { configurationSpec } from "./configuration.mts";
import { examplesOf } from "./examples.mts";
import { functionSpecs } from "./functions.mts";
import { languages } from "./languages.mts";
import { type ObjectSpec, type PropertySpec, Types } from "./types.mts";

interface Facts {
  change: string;
  secret?: true;
  pulls?: true;
}

interface ResourceSource {
  name: string;
  /** The module of its table. */
  module: string;
  table: string;
  inputs: string;
  outputs: string;
  /** Whether it is something in the cloud, which can be listed. */
  isListed: boolean;
}

const sources: readonly ResourceSource[] = [
  ["ImageCache", "imageCache", true],
  ["ContainerGroup", "containerGroup", true],
  ["Eip", "eip", true],
  ["ImageCachesReady", "imageCachesReady", false],
  ["ImageCacheObjectReady", "imageCacheObjectReady", false],
  ["ImageCacheObjectRenewal", "imageCacheObjectRenewal", false],
].map(([name, folder, isListed]) => {
  const stem = String(folder);
  return {
    name: String(name),
    module: `provider/resources/${folder}/schema`,
    table: `${stem}Arguments`,
    inputs: `${stem[0]?.toUpperCase()}${stem.slice(1)}Inputs`,
    outputs: `${stem}Outputs`,
    isListed: Boolean(isListed),
  };
});

const listInputs: ObjectSpec = {
  properties: {
    regionId: { type: "string", description: "Region. Default: the provider's `region`." },
    profile: {
      type: "string",
      description: "Profile of the `aliyun` command's file. Default: the provider's credentials.",
    },
    tags: { type: "object", additionalProperties: { type: "string" }, description: "Tags that it carries." },
  },
};

/** The schema of the plugin's package, from its declarations and the tables of the built package. */
export function packageSchema(root: string): object {
  const files = [
    ...sources.map(({ module }) => join(root, `${module}.ts`)),
    join(root, "sdk", "index.ts"),
    join(root, "sdk", "kubernetes", "index.ts"),
    join(root, "sdk", "kubernetes", "clusterImageCacheArgs.ts"),
  ];
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
  });
  const checker = program.getTypeChecker();
  const types = new Types(checker);
  const resources: Record<string, object> = Object.fromEntries(
    sources.map((source) => [
      `eci:index:${source.name}`,
      resourceSpec(source, { root, program, checker, types }),
    ]),
  );
  const cache = resources["eci:index:ImageCache"] as { inputProperties: ObjectSpec["properties"] };
  resources["eci:index:ImageCacheSet"] = imageCacheSetSpec(
    { root, program, checker, types },
    { properties: cache.inputProperties },
  );
  resources["eci:index:ClusterImageCache"] = clusterImageCacheSpec({ root, program, checker, types });
  const functions = functionSpecs({ root, program, checker, types });
  const { config, provider } = configurationSpec(root, types);
  return {
    name: "eci",
    displayName: "Alibaba Cloud ECI",
    description:
      "Image caches, container groups and elastic IP addresses of Alibaba Cloud Elastic Container Instance: pods that start in seconds.",
    keywords: ["category/infrastructure", "kind/native", "alibaba-cloud", "eci", "image-cache"],
    license: "Apache-2.0",
    publisher: "pulumi-eci",
    repository: "https://github.com/pulumi-eci/pulumi-eci",
    homepage: "https://github.com/pulumi-eci/pulumi-eci",
    ...(process.env.PULUMI_ECI_PLUGIN_URL ? { pluginDownloadURL: process.env.PULUMI_ECI_PLUGIN_URL } : {}),
    meta: { moduleFormat: "(.*)" },
    language: languages,
    config,
    provider,
    types: sorted(types.collected),
    resources,
    functions,
  };
}

export interface Sources {
  root: string;
  program: ts.Program;
  checker: ts.TypeChecker;
  types: Types;
}

/** What a module of the package exports, by name. */
export function exportedBy({ program, checker }: Sources, file: string): (name: string) => ts.Symbol {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is not there`);
  const exported = checker.getExportsOfModule(module);
  return (name) => {
    const symbol = exported.find((one) => one.name === name);
    if (symbol === undefined) throw new Error(`${file} does not export ${name}`);
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  };
}

function resourceSpec(source: ResourceSource, all: Sources): object {
  const { name, module, table, inputs, outputs, isListed } = source;
  const { root, checker, types } = all;
  const exported = exportedBy(all, join(root, `${module}.ts`));
  const loaded = createRequire(join(root, "x.js"))(`./dist/${module}.js`) as Record<
    string,
    Record<string, Facts>
  >;
  const facts = loaded[table] ?? {};
  const taken = types.object(checker.getDeclaredTypeOfSymbol(exported(inputs)));
  for (const [argument, spec] of Object.entries(taken.properties))
    Object.assign(spec, marks(facts[argument]));
  const told = outputsOf(all, exported(outputs));
  const always = Object.keys(taken.properties).filter((argument) => isAlwaysThere(all, name, argument));
  const properties = { ...taken.properties, ...told.properties };
  const text = classText(all, name);
  return {
    description: [text, examplesOf(name), isListed ? importText(name) : ""]
      .filter((part) => part !== "")
      .join("\n\n"),
    inputProperties: taken.properties,
    ...(taken.required && { requiredInputs: taken.required }),
    properties: withoutReplacing(properties),
    required: [...new Set([...always, ...(told.required ?? [])])].sort(),
    aliases: [{ type: `pulumi-nodejs:dynamic/eci:${name}` }],
    ...(isListed && { listInputs }),
  };
}

function marks(facts: Facts | undefined): Pick<PropertySpec, "secret" | "willReplaceOnChanges"> {
  return {
    ...(facts?.secret && { secret: true }),
    ...(facts?.change === "replace" && { willReplaceOnChanges: true }),
  };
}

function withoutReplacing(properties: Record<string, PropertySpec>): Record<string, PropertySpec> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { willReplaceOnChanges, ...spec }]) => [name, spec]),
  );
}

/** The table of what the cloud adds: each entry says its type by the type of the output. */
function outputsOf({ checker, types }: Sources, symbol: ts.Symbol): ObjectSpec {
  const properties: Record<string, PropertySpec> = {};
  const required: string[] = [];
  for (const entry of checker.getTypeOfSymbol(symbol).getProperties()) {
    const [output] = checker.getTypeOfSymbol(entry).aliasTypeArguments ?? typeArguments(checker, entry);
    if (output === undefined) throw new Error(`${entry.name} tells no type`);
    const description = types.textOf(entry);
    properties[entry.name] = {
      ...types.spec(output, entry.name),
      ...(description !== "" && { description }),
    };
    if (!(output.isUnion() && output.types.some(({ flags }) => flags & ts.TypeFlags.Undefined)))
      required.push(entry.name);
  }
  return { properties, required };
}

/** Whether the class has an argument as an output in every state. */
function isAlwaysThere({ root, checker, types, program }: Sources, name: string, argument: string): boolean {
  const file = classFile(root, name);
  const type = checker.getDeclaredTypeOfSymbol(exportedBy({ root, checker, types, program }, file)(name));
  const member = type.getProperty(argument);
  if (member === undefined) return false;
  const [held] = checker.getTypeOfSymbol(member).aliasTypeArguments ?? [];
  return (
    held !== undefined && !(held.isUnion() && held.types.some(({ flags }) => flags & ts.TypeFlags.Undefined))
  );
}

function classFile(root: string, name: string): string {
  const file = name.startsWith("ImageCacheObject") ? ["kubernetes", "index.ts"] : ["index.ts"];
  return join(root, "sdk", ...file);
}

function typeArguments(checker: ts.TypeChecker, symbol: ts.Symbol): readonly ts.Type[] {
  return checker.getTypeArguments(checker.getTypeOfSymbol(symbol) as ts.TypeReference);
}

function classText(all: Sources, name: string): string {
  return all.types.textOf(exportedBy(all, classFile(all.root, name))(name));
}

const ids: Readonly<Record<string, string>> = {
  ImageCache: "imc-2zebxkiifuyzzlhlxxxx",
  ContainerGroup: "eci-2zebxkiifuyzzlhlxxxx",
  Eip: "eip-2zebxkiifuyzzlhlxxxxx",
};

function importText(name: string): string {
  return [
    "## Import",
    "",
    "By its id, or with its region before it where that is not the provider's:",
    "",
    "```sh",
    `$ pulumi import eci:index:${name} web ${ids[name]}`,
    `$ pulumi import eci:index:${name} web cn-beijing/${ids[name]}`,
    "```",
  ].join("\n");
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
