import { entriesOf } from "../../provider/cloud/answer.js";
import type { CheckFailure, Properties } from "../../provider/core/resource.js";
import * as rules from "../../provider/core/schema/rules.js";
import { checkRoleArns, roleArn } from "../../provider/resources/imageCache/registries.js";
import { annotation, type Texts } from "./annotationTexts.js";
import { placedId } from "./optionRules.js";

/**
 * A source of images in Container Registry that is pulled from without a password: an Enterprise instance with a custom
 * domain (`instanceId`), images of another account (the two role ARNs), or both.
 */
export interface AcrRegistry {
  /** Id of the Enterprise instance, such as `cri-…`. Source: `k8s.aliyun.com/acr-instance-ids`. */
  instanceId?: string | undefined;
  /** Region of the instance. Default: the cluster's region. Needs `instanceId`. Source: `k8s.aliyun.com/acr-instance-ids`. */
  regionId?: string | undefined;
  /**
   * ARN of the RAM role in the account of the cluster; goes with `arnUser`. Source: `k8s.aliyun.com/acr-service-arns`.
   */
  arnService?: string | undefined;
  /**
   * ARN of the RAM role in the account of the images; goes with `arnService`. Source: `k8s.aliyun.com/acr-user-arns`.
   */
  arnUser?: string | undefined;
}

export const acrRegistriesRule = rules.list(
  rules.object(
    {
      instanceId: placedId("cri-"),
      regionId: rules.text({ matches: /^[^\s,:]+$/, form: 'a region, such as "cn-hangzhou"' }),
      arnService: roleArn,
      arnUser: roleArn,
    },
    [],
  ),
  { unit: "registries" },
);

/** What the parts of an entry, and several entries, may be together. */
export function checkAcrRegistries(value: unknown): CheckFailure[] {
  const failures = checkRoleArns(value);
  const fail = (property: string, reason: string) => failures.push({ property, reason });
  const entries = entriesOf(value);
  for (const [index, entry] of entries.entries()) {
    const path = `acrRegistryInfos[${index}]`;
    const has = (name: keyof AcrRegistry) => !rules.isNotSet(entry[name]);
    if (!has("instanceId") && !has("arnService") && !has("arnUser")) {
      fail(path, "needs instanceId, or arnService and arnUser.");
    }
    if (has("regionId") && !has("instanceId")) fail(`${path}.regionId`, "needs instanceId.");
  }
  if (isAmbiguous(entries)) {
    fail(
      "acrRegistryInfos",
      "mixes instances without role ARNs and role ARNs without an instance. Annotations pair the two by position, so these need " +
        "objects of their own.",
    );
  }
  return failures;
}

function isAmbiguous(entries: readonly Properties[]): boolean {
  return (
    entries.some((entry) => rules.isNotSet(entry.arnService)) &&
    entries.some((entry) => rules.isNotSet(entry.instanceId))
  );
}

/** The annotations of instances and accounts, which are named alike on objects and pods. */
export const acrAnnotations: Texts = {
  ...annotation("acr-instance-ids", (entries: AcrRegistry[]) => acrTexts(entries).instanceIds),
  ...annotation("acr-service-arns", (entries: AcrRegistry[]) => acrTexts(entries).serviceArns),
  ...annotation("acr-user-arns", (entries: AcrRegistry[]) => acrTexts(entries).userArns),
};

/** The texts of the three annotations. Instances and ARNs are paired by position: entries that have both come first. */
export function acrTexts(entries: readonly AcrRegistry[]): {
  instanceIds: string | undefined;
  serviceArns: string | undefined;
  userArns: string | undefined;
} {
  const both = entries.filter(({ instanceId, arnService }) => instanceId && arnService);
  const ordered = [...both, ...entries.filter((entry) => !both.includes(entry))];
  const join = (texts: (string | undefined)[]) =>
    texts.filter((text) => text !== undefined).join(",") || undefined;
  return {
    instanceIds: join(ordered.map(instanceText)),
    serviceArns: join(ordered.map(({ arnService }) => arnService)),
    userArns: join(ordered.map(({ arnUser }) => arnUser)),
  };
}

/** What the texts of the three annotations say: the reverse of `acrTexts`. */
export function acrEntries(instanceIds = "", serviceArns = "", userArns = ""): AcrRegistry[] {
  const split = (text: string) => (text === "" ? [] : text.split(","));
  const [instances, services, users] = [split(instanceIds), split(serviceArns), split(userArns)];
  const length = Math.max(instances.length, services.length, users.length);
  return Array.from({ length }, (_, index) => {
    const [, regionId, instanceId] = /^(?:(.+):)?(.*)$/.exec(instances[index] ?? "") ?? [];
    return {
      ...(instanceId && { instanceId }),
      ...(regionId !== undefined && { regionId }),
      ...(services[index] !== undefined && { arnService: services[index] }),
      ...(users[index] !== undefined && { arnUser: users[index] }),
    };
  });
}

function instanceText({ instanceId, regionId }: AcrRegistry): string | undefined {
  return instanceId === undefined || regionId === undefined ? instanceId : `${regionId}:${instanceId}`;
}
