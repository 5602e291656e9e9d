import { configuration, configurationKeys } from "../../provider/accounts/configurationTable.js";
import { endpointProducts, keyVariables } from "../../provider/accounts/names.js";
import {
  type ConfigReader,
  type Environment,
  readSettings,
  type Settings,
} from "../../provider/accounts/settings.js";
import type { CheckFailure, Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import { containsUnknown } from "../../provider/core/schema/unknown.js";
import { didYouMean, nearestName } from "../../provider/nearestName.js";

/** Arguments of the provider that are the engine's own business. */
const engineKeys = ["version", "pluginDownloadURL"];

/** What the core calls `alicloud:region` or `pulumi-eci:ownerId` is `eci:region` and `eci:ownerId` here. */
const names = configurationKeys.map((key) => ({ key, own: key.slice(key.indexOf(":") + 1) }));

/** Arguments that are stored encrypted, whatever the program says. */
export const secretArguments = names.flatMap(({ key, own }) => ("secret" in configuration[key] ? [own] : []));

/** Reads the arguments of a provider as the core reads the configuration of a stack. */
function readerOf(args: Properties): ConfigReader {
  return (key) => {
    const value = args[key.slice(key.indexOf(":") + 1)];
    if (isNotSet(value)) return undefined;
    return typeof value === "string" ? value : JSON.stringify(value);
  };
}

export function settingsOf(args: Properties, environment: Environment): Settings {
  return readSettings(readerOf(args), environment);
}

/** What is wrong with the arguments of a provider, as far as they are known. */
export function checkConfiguration(args: Properties, environment: Environment): CheckFailure[] {
  const failures = Object.keys(args).flatMap((name): CheckFailure[] => {
    if (engineKeys.includes(name) || name.startsWith("__") || names.some(({ own }) => own === name))
      return [];
    const nearest = nearestName(
      name,
      names.map(({ own }) => own),
    );
    const hint = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
    return [{ property: name, reason: `is no argument of this provider.${hint}` }];
  });
  if (failures.length > 0 || containsUnknown(args)) return failures;
  try {
    settingsOf(args, environment);
    return [];
  } catch (error) {
    return [{ property: "", reason: inOwnWords(error instanceof Error ? error.message : String(error)) }];
  }
}

/** What `endpoints` names in vain: a misspelt product is called at its public host. Undefined where it names nothing so. */
export function strangeEndpoints({ endpoints }: Properties): string | undefined {
  const given: unknown =
    typeof endpoints === "string" && endpoints !== "" ? JSON.parse(endpoints) : endpoints;
  const strange = [given]
    .flat()
    .flatMap((one) => Object.keys(one ?? {}))
    .filter((name) => !(endpointProducts as readonly string[]).includes(name));
  if (strange.length === 0) return undefined;
  const told = strange.map((name) => `${name}${didYouMean(name, endpointProducts)}`).join(", ");
  return `eci:endpoints names what this plugin does not call: ${told}. It calls ${endpointProducts.join(", ")}.`;
}

const sources = ["profile", "ecsRoleName", "credentialsUri", "assumeRoleWithOidc", "sharedCredentialsFile"];

/** What the arguments of a provider that the program makes say of credentials in vain: a key of the environment is before them. */
export function beatenSources(args: Properties, environment: Environment): string | undefined {
  const given = sources.filter((name) => !isNotSet(args[name]));
  if (given.length === 0 || containsUnknown(args)) return undefined;
  const { keys } = settingsOf(args, environment);
  if (keys === undefined || !Object.hasOwn(environment, keys.place)) return undefined;
  const secretKey = keyVariables.find(({ accessKey }) => accessKey === keys.place)?.secretKey;
  const [says, it] = given.length === 1 ? ["says", "it"] : ["say", "them"];
  return (
    `${given.join(" and ")} of this provider ${says} nothing: the access key of ${keys.place} comes before ${it}. ` +
    `Unset ${keys.place} and ${secretKey}, or name the profile on each resource, where it comes first.`
  );
}

/** Whether two sets of arguments configure the same; what is the engine's, or unknown to this provider, counts for nothing. */
export function configuresTheSame(olds: Properties, news: Properties): boolean {
  return names.every(({ own }) => JSON.stringify(olds[own]) === JSON.stringify(news[own]));
}

/** What a stack that comes from the other host says of its configuration and has not repeated: a plugin does not see it. */
export function keysToRepeat(olds: Properties, news: Properties): string[] {
  return names.flatMap(({ key, own }) => (isNotSet(olds[key]) || !isNotSet(news[own]) ? [] : [key]));
}

/** A message with the names that the configuration has under this host. */
export function inOwnWords(text: string): string {
  return names
    .reduce((told, { key, own }) => told.replaceAll(key, `eci:${own}`), text)
    .replaceAll("alicloud:*", "eci:*");
}
