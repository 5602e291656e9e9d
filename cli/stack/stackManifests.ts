import { identityOfUrn } from "../../provider/core/identity.js";
import type { KubernetesObject } from "../../sdk/kubernetes/manifests.js";
import { isSecret, type StoredDeployment, type StoredResource } from "./storedState.js";

const type = "pulumi-eci:kubernetes:ClusterImageCache";

/** The objects that the components of a stack stand for, each component's once. */
export function stackManifests({ resources = [] }: StoredDeployment): KubernetesObject[] {
  return resources.filter((resource) => resource.type === type && !resource.delete).flatMap(manifestsOf);
}

function manifestsOf({ urn, outputs }: StoredResource): KubernetesObject[] {
  const manifests = outputs?.manifests;
  const name = `ClusterImageCache ${identityOfUrn(urn, undefined).name}`;
  if (containsSecret(manifests)) {
    throw new Error(
      `The manifests of ${name} are a secret, because an argument of it is one. Objects of a cluster are open to all who ` +
        "read them: give it values that are no secrets, then run pulumi up again.",
    );
  }
  if (!Array.isArray(manifests)) {
    throw new Error(`${name} has no manifests: its last pulumi up did not get to its end. Run it again.`);
  }
  return manifests;
}

function containsSecret(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return isSecret(value) || Object.values(value).some(containsSecret);
}
