import { join } from "node:path";
import type ts from "typescript";
import { examplesOf } from "./examples.mts";
import { exportedBy, type Sources } from "./packageSchema.mts";
import type { ObjectSpec } from "./types.mts";

const asked = ["getImageCaches", "getImageCache", "getEips", "matchImageCache", "getImageDigests"];

/** What a function that makes text of text answers, which is no object of its own in TypeScript. */
const made: Readonly<Record<string, { input?: ObjectSpec; output: ObjectSpec }>> = {
  imageCacheManifest: {
    output: {
      properties: {
        manifest: { $ref: "pulumi.json#/Any", description: "The object, as a cluster takes it." },
      },
      required: ["manifest"],
    },
  },
  imageCacheOptions: {
    input: {
      properties: { manifest: { $ref: "pulumi.json#/Any", description: "The object, as a cluster has it." } },
      required: ["manifest"],
    },
    output: {
      properties: {
        options: { $ref: "pulumi.json#/Any", description: "What makes the same object." },
        leftOut: {
          type: "array",
          items: { $ref: "pulumi.json#/Any" },
          description: "What of the object no option says: its property, and why.",
        },
      },
      required: ["options", "leftOut"],
    },
  },
  podAnnotations: {
    output: {
      properties: {
        annotations: {
          type: "object",
          additionalProperties: { type: "string" },
          description: "Annotations for a pod.",
        },
      },
      required: ["annotations"],
    },
  },
};

/** What programs can ask without making anything. */
export function functionSpecs(all: Sources): Record<string, object> {
  const index = exportedBy(all, join(all.root, "sdk", "index.ts"));
  const kubernetes = exportedBy(all, join(all.root, "sdk", "kubernetes", "index.ts"));
  return Object.fromEntries([
    ...asked.map((name) => [`eci:index:${name}`, specOf(all, index(name))]),
    ...Object.entries(made).map(([name, own]) => [
      `eci:index:${name}`,
      { ...specOf(all, kubernetes(name), own.input), outputs: own.output },
    ]),
  ]);
}

function specOf({ checker, types }: Sources, symbol: ts.Symbol, input?: ObjectSpec): object {
  const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
  const [parameter] = signature?.getParameters() ?? [];
  if (signature === undefined || parameter === undefined) throw new Error(`${symbol.name} is no function`);
  const answer = signature.getReturnType();
  const isPromise = answer.symbol?.name === "Promise";
  const [held] = isPromise ? checker.getTypeArguments(answer as ts.TypeReference) : [];
  return {
    description: [types.textOf(symbol), examplesOf(symbol.name)].filter((part) => part !== "").join("\n\n"),
    inputs: input ?? types.object(checker.getNonNullableType(checker.getTypeOfSymbol(parameter))),
    ...(held !== undefined && { outputs: types.object(held) }),
  };
}
