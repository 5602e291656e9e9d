import * as pulumi from "@pulumi/pulumi";
import type { Findings, Properties } from "../../provider/core/resource.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import { isFields } from "../nested.js";
import { assertPlainOptions, checkedOptions } from "./checkedOptions.js";
import { type ClusterImageCacheArgs, isPinned } from "./clusterImageCacheArgs.js";
import { failOnce } from "./failOnce.js";
import type { PodAnnotationsOptions } from "./podAnnotationOptions.js";
import { checkPodAnnotations } from "./podAnnotations.js";

/** Says in the constructor what is wrong with what the program gives as plain values. */
export function assertPlainPods(subject: string, pods: ClusterImageCacheArgs["pods"]): void {
  if (isNotSet(pods) || pulumi.Output.isInstance(pods) || pods instanceof Promise) return;
  const ofPods = `${subject}: pods`;
  if (!isFields(pods)) throw new Error(notAnObject(ofPods));
  const { pin, ...others } = pods as PodFields;
  if (!isNotSet(pin) && typeof pin !== "boolean")
    throw new Error(`${ofPods}.pin must be true or false, as a plain value.`);
  assertPlainOptions(ofPods, others, checkPods);
}

type PodFields = Properties & { pin?: unknown };

function notAnObject(subject: string): string {
  return `${subject} must be an object of options.`;
}

/** The registries of the build are those of its pods, where nothing else is said. */
export function podOptionsOf(
  name: string,
  args: ClusterImageCacheArgs,
  component?: pulumi.Resource,
): pulumi.Output<PodAnnotationsOptions> {
  const { acrRegistryInfos, plainHttpRegistries, insecureRegistries } = args;
  return pulumi
    .output({
      build: { acrRegistryInfos, plainHttpRegistries, insecureRegistries },
      pods: args.pods ?? undefined,
    })
    .apply(({ build, pods = {} }) => {
      const subject = `ClusterImageCache ${name}: pods`;
      if (!isFields(pods)) return pulumi.output(failOnce(notAnObject(subject)));
      const { pin, ...others } = pods as PodFields;
      if (pin === true && !isPinned(args.pods))
        return pulumi.output(failOnce(`${subject}.pin must be given as a plain value, in a plain object.`));
      return checkedOptions<PodAnnotationsOptions>(subject, { ...build, ...others }, checkPods, component);
    });
}

function checkPods(options: Properties): Findings {
  const { imageCacheId, autoMatchImageCache, ...others } = options;
  const own = Object.entries({ imageCacheId, autoMatchImageCache }).filter(([, value]) => !isNotSet(value));
  const { failures, warnings } = checkPodAnnotations(others, ["pin"]);
  const reason = "is what the component itself says; leave it out.";
  return { failures: [...own.map(([property]) => ({ property, reason })), ...failures], warnings };
}
