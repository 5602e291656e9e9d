import { isHidden } from "../../provider/core/hidden.js";
import type { Properties } from "../../provider/core/resource.js";
import { sameValue } from "../../provider/core/schema/same.js";
import type { TakenIn } from "../existing.js";
import { asPluginSees, repeatCommands } from "../stack/pluginConfiguration.js";
import { asConfigured } from "../stack/storedState.js";
import type { Target } from "./target.js";

/** The package that is generated from the schema, whose resources the plugin serves. */
export const plugin: Target = {
  words: "the package that is generated for the plugin",
  typeOf: ({ className }) => `eci:index:${className}`,
  /** The engine tells the plugin what else the core reads. */
  stored: (_, properties) =>
    Object.fromEntries(Object.entries(properties).filter(([name]) => !isHidden(name))),
  imported: (taken) => (isTold(taken) ? { id: placedId(taken) } : withState(taken)),
  configuration: asPluginSees,
  preparation: repeatCommands,
  providerPackage: "eci",
  providerInputs: (config) =>
    Object.fromEntries(
      Object.entries(asPluginSees(config)).map(([key, value]) => [
        key.slice(key.indexOf(":") + 1),
        asConfigured(value),
      ]),
    ),
  program: {
    importLine: () => 'import * as eci from "pulumi-eci-sdk";',
    classOf: (className) => `eci.${className}`,
    importedNames: () => ["eci"],
  },
};

/** Whether the plugin finds by the id, and its region, all that the program declares. */
function isTold({ args, told }: TakenIn): boolean {
  return Object.entries(args).every(([name, value]) => name === "regionId" || sameValue(value, told[name]));
}

function placedId({ id, args: { regionId } }: TakenIn): string {
  return regionId === undefined ? id : `${regionId}/${id}`;
}

/** The plugin is not asked then. */
function withState({ kind, id, inputs, outputs }: TakenIn): Properties {
  return { id, inputs: plugin.stored(kind, inputs), outputs: plugin.stored(kind, outputs) };
}
