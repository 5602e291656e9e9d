import { entriesOf } from "../../cloud/answer.js";
import { checkCredentials } from "../../core/credentialsCheck.js";
import type { Operation } from "../../core/operation.js";
import { fillRegion, zoneWarnings } from "../../core/region.js";
import type { CheckFailure, CheckResult, Properties } from "../../core/resource.js";
import { generatedName } from "../../core/schema/names.js";
import * as rules from "../../core/schema/rules.js";
import { sameValue } from "../../core/schema/same.js";
import { alicloudHints, digestParts, rulesOf } from "../../core/schema/table.js";
import { checkTogether } from "../../core/schema/together.js";
import { UNKNOWN } from "../../core/schema/unknown.js";
import { withoutZeros } from "../../core/schema/zeros.js";
import { checkRoleArns } from "../imageCache/registries.js";
import { checkRegistryCredentials } from "../imageCache/registryCredentials.js";
import { type ContainerGroupInputs, containerGroupArguments, fieldNames } from "./schema.js";
import { seldomMeant } from "./seldomMeant.js";
import { foreseeCache } from "./startingCache.js";
import { checkReferences, withHidden } from "./values.js";

const inputRules = rulesOf(containerGroupArguments);
const alicloudNames = alicloudHints(containerGroupArguments);

/** All that is wrong with the arguments, and the arguments with the region, the name and what follows from others filled in. */
export async function check(
  operation: Operation,
  olds: Properties,
  declared: Properties,
): Promise<CheckResult> {
  const { given, asDeclared } = withoutZeros(operation, containerGroupArguments, olds, declared);
  return asDeclared(await checkGiven(operation, olds, given));
}

async function checkGiven(operation: Operation, olds: Properties, given: Properties): Promise<CheckResult> {
  const { __hides: secretNames, ...news } = given;
  const hides = Array.isArray(secretNames) ? secretNames.map(String) : [];
  const inputs: Properties = { ...news };
  if (news.containers !== undefined) inputs.containers = withHidden(news.containers, hides);
  const { failures, warnings } = rules.applyRules(news, inputRules, "ContainerGroup", alicloudNames);
  if (rules.isNotSet(news.containers))
    failures.push({ property: "containers", reason: "is missing: 1 or more containers are needed." });
  const region = fillRegion(operation, inputs, true);
  failures.push(
    ...region.failures,
    ...checkCombinations(inputs),
    ...missingValues(olds, inputs),
    ...(await checkLogins(operation, olds, inputs)),
  );
  failures.push(...(await checkCredentials(operation, olds, inputs)));
  warnings.push(...region.warnings, ...zoneWarnings(inputs, "zoneId"), ...seldomMeant(inputs, hides));
  if (rules.isNotSet(inputs.containerGroupName)) {
    inputs.__generatedName = nameOf(operation, olds, inputs);
    inputs.containerGroupName = inputs.__generatedName;
  }
  if (failures.length > 0) return { inputs, failures, warnings };
  const cache = await foreseeCache(operation, olds, inputs);
  return { inputs, failures: cache.failures, warnings: [...warnings, ...cache.warnings] };
}

async function checkLogins(
  operation: Operation,
  olds: Properties,
  inputs: Properties,
): Promise<CheckFailure[]> {
  // Whoever changes nothing needs no password, and so no reference that leads to one.
  const areNeeded = !fieldNames.every((name) => sameValue(olds[name], inputs[name]));
  const logins = entriesOf(inputs.imageRegistryCredentials);
  return [
    ...(await checkRegistryCredentials(operation, logins, areNeeded)),
    ...(areNeeded ? checkReferences(inputs) : []),
  ];
}

/** What a replacement can differ in. The values that containers hold stay out of it. */
function nameOf(operation: Operation, olds: Properties, inputs: Properties): unknown {
  const replacing = fieldNames.filter(
    (name) => containerGroupArguments[name].change === "replace" && name !== "containerGroupName",
  );
  const images = [inputs.containers, inputs.initContainers].map((list) =>
    Array.isArray(list)
      ? list.map((one: Properties | string) => (typeof one === "object" ? one?.image : one))
      : list,
  );
  // A fixed address waits for a group of the same name.
  const parts =
    inputs.fixedIp === true
      ? ["fixedIp"]
      : [...digestParts(containerGroupArguments, replacing, inputs), images, inputs.triggers ?? null];
  const name = generatedName(operation.identity, olds, parts);
  return name === UNKNOWN ? name : inCloudLetters(String(name));
}

/** The API allows small letters, digits and hyphens in names, and no hyphen at the ends. */
function inCloudLetters(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

function checkCombinations(inputs: Properties): CheckFailure[] {
  const failures = checkTogether(containerGroupArguments, inputs);
  const fail = (property: keyof ContainerGroupInputs, reason: string) => failures.push({ property, reason });
  const given = (name: keyof ContainerGroupInputs) => !rules.isNotSet(inputs[name]);

  if (
    inputs.waitFor === "succeeded" &&
    (rules.isNotSet(inputs.restartPolicy) || inputs.restartPolicy === "Always")
  )
    fail(
      "waitFor",
      'cannot be "succeeded" with restartPolicy "Always": such a group never ends. Use "OnFailure" or "Never".',
    );
  if (
    given("spotPriceLimit") &&
    rules.isKnown(inputs.spotStrategy) &&
    inputs.spotStrategy !== "SpotWithPriceLimit"
  )
    fail("spotPriceLimit", 'counts with spotStrategy "SpotWithPriceLimit" only.');
  if (inputs.spotStrategy === "SpotWithPriceLimit" && !given("spotPriceLimit"))
    fail("spotPriceLimit", 'is missing: spotStrategy is "SpotWithPriceLimit".');
  return [...failures, ...sharedNames(inputs), ...checkRoleArns(inputs.acrRegistryInfos)];
}

/**
 * Variables and files of which nobody knows what they hold: the API does not tell those of a group that was taken in, and a list that is sent
 * without them wipes them.
 */
function missingValues(olds: Properties, inputs: Properties): CheckFailure[] {
  const lacks = (entry: Properties, names: readonly string[]) =>
    names.every((name) => rules.isNotSet(entry[name]));
  const of = (list: string, found: (entry: Properties, path: string) => CheckFailure[]) =>
    sameValue(olds[list], inputs[list])
      ? []
      : entriesOf(inputs[list]).flatMap((entry, index) => found(entry, `${list}[${index}]`));
  const variables = (container: Properties, path: string) =>
    entriesOf(container.environmentVars).flatMap((variable, index) =>
      lacks(variable, ["value", "valueEnv", "fieldPath"])
        ? [
            {
              property: `${path}.environmentVars[${index}]`,
              reason: 'has no value: give one of value, valueEnv, fieldPath; an empty one is value: "".',
            },
          ]
        : [],
    );
  const files = ({ configFile }: Properties, path: string) =>
    entriesOf((configFile as Properties | undefined)?.files).flatMap((file, index) =>
      lacks(file, ["content", "text"])
        ? [
            {
              property: `${path}.configFile.files[${index}]`,
              reason: "holds nothing: give one of content, text.",
            },
          ]
        : [],
    );
  return [...of("containers", variables), ...of("initContainers", variables), ...of("volumes", files)];
}

/** Init containers and containers share one space of names. */
function sharedNames(inputs: Properties): CheckFailure[] {
  const names = entriesOf(inputs.containers).map(({ name }) => name);
  return entriesOf(inputs.initContainers).flatMap(({ name }, index) =>
    rules.isKnown(name) && names.includes(name)
      ? [
          {
            property: `initContainers[${index}].name`,
            reason: `is the name of a container too (${String(name)}).`,
          },
        ]
      : [],
  );
}
