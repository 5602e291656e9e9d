import { entriesOf } from "../../cloud/answer.js";
import type { CheckWarning, Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";

/** What is allowed and seldom meant. `hides` are the containers that hold a secret. */
export function seldomMeant(inputs: Properties, hides: readonly string[]): CheckWarning[] {
  return [
    ...needlessPulls(inputs),
    ...unknownMounts(inputs),
    ...openSecrets(inputs, hides),
    ...forgottenFixedIp(inputs),
    ...sizes(inputs),
  ];
}

function needlessPulls(inputs: Properties): CheckWarning[] {
  const startsFromCache = !rules.isNotSet(inputs.imageCacheId) || inputs.autoMatchImageCache === true;
  if (!startsFromCache) return [];
  return eachContainer(inputs).flatMap(({ path, container }) =>
    container.imagePullPolicy === "Always"
      ? [
          {
            property: `${path}.imagePullPolicy`,
            reason:
              'is "Always": the image is pulled although a cache holds it. "IfNotPresent" starts from the cache.',
          },
        ]
      : [],
  );
}

function unknownMounts(inputs: Properties): CheckWarning[] {
  const { volumes = [] } = inputs;
  if (!Array.isArray(volumes) || volumes.some((volume: Properties) => !rules.isKnown(volume?.name)))
    return [];
  const names = volumes.map(({ name }: Properties) => name);
  return eachContainer(inputs).flatMap(({ path, container }) =>
    entriesOf(container.volumeMounts).flatMap(({ name }, index) =>
      rules.isKnown(name) && !names.includes(name)
        ? [
            {
              property: `${path}.volumeMounts[${index}].name`,
              reason: `names no volume of the group (${String(name)}).`,
            },
          ]
        : [],
    ),
  );
}

/** Nothing hides the variables of init containers. */
function openSecrets(inputs: Properties, hides: readonly string[]): CheckWarning[] {
  return entriesOf(inputs.initContainers).flatMap((container, index) => {
    const refers = entriesOf(container.environmentVars).some(({ valueEnv }) => valueEnv !== undefined);
    if (!refers && !hides.includes(String(container.name))) return [];
    return [
      {
        property: `initContainers[${index}].environmentVars`,
        reason:
          "holds a secret, and the API cannot hide the variables of init containers: whoever may describe the group reads it.",
      },
    ];
  });
}

function forgottenFixedIp(inputs: Properties): CheckWarning[] {
  if (
    rules.isNotSet(inputs.fixedIpRetainHours) ||
    inputs.fixedIp === true ||
    !rules.isKnown(inputs.fixedIp ?? false)
  )
    return [];
  return [{ property: "fixedIpRetainHours", reason: "says nothing without fixedIp." }];
}

function sizes(inputs: Properties): CheckWarning[] {
  return [...needlessSizes(inputs), ...tooLargeContainers(inputs)];
}

function tooLargeContainers(inputs: Properties): CheckWarning[] {
  return (["cpu", "memory"] as const).flatMap((name) => {
    const asked = entriesOf(inputs.containers).reduce(
      (sum, container) => sum + (Number(container[name]) || 0),
      0,
    );
    const whole = Number(inputs[name]);
    if (!rules.isKnown(inputs[name]) || Number.isNaN(whole) || asked <= whole) return [];
    return [{ property: name, reason: `is ${whole}, and the containers ask for ${asked} together.` }];
  });
}

function needlessSizes(inputs: Properties): CheckWarning[] {
  const given = (["cpu", "memory"] as const).filter((name) => !rules.isNotSet(inputs[name]));
  if (rules.isNotSet(inputs.instanceTypes) || given.length === 0) return [];
  return [{ property: "instanceTypes", reason: `wins over ${given.join(" and ")}, which then say nothing.` }];
}

function eachContainer(inputs: Properties): { path: string; container: Properties }[] {
  return (["containers", "initContainers"] as const).flatMap((list) =>
    entriesOf(inputs[list]).map((container, index) => ({ path: `${list}[${index}]`, container })),
  );
}
