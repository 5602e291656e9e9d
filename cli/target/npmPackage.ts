import { loaderText } from "../../sdk/loader.js";
import { asConfigured } from "../stack/storedState.js";
import type { Target } from "./target.js";

/** The classes of the npm package, whose resources are dynamic ones. */
export const npmPackage: Target = {
  words: "this package",
  typeOf: ({ type }) => type,
  stored: ({ name }, properties) => ({ ...properties, __provider: loaderText(name) }),
  // The host of dynamic resources reads nothing that has no state.
  imported: ({ kind, id, inputs, outputs }) => ({
    id,
    inputs: npmPackage.stored(kind, inputs),
    outputs: npmPackage.stored(kind, outputs),
  }),
  configuration: (config) => config,
  preparation: () => [],
  providerPackage: "pulumi-nodejs",
  /** The whole configuration, as the engine hands it to the provider of dynamic resources. */
  providerInputs: (config) =>
    Object.fromEntries(Object.entries(config).map(([key, value]) => [key, asConfigured(value)])),
  program: {
    importLine: (classNames) => `import { ${classNames.join(", ")} } from "${moduleOf(classNames)}";`,
    classOf: (className) => className,
    importedNames: (classNames) => classNames,
  },
};

function moduleOf(classNames: readonly string[]): string {
  return classNames.includes("ClusterImageCache") ? "pulumi-eci/kubernetes" : "pulumi-eci";
}
