import { pluginType } from "../../provider/core/hostTypes.js";
import { identityOfUrn } from "../../provider/core/identity.js";
import type { KubernetesObject } from "../../sdk/kubernetes/manifests.js";
import { imageCacheKind } from "../../sdk/kubernetes/objectMeta.js";
import { refuseSameNames } from "../sameNames.js";
import { isSecret, type StoredDeployment, type StoredResource } from "./storedState.js";

const type = "eci:index:ClusterImageCache";

/** The objects that the components of a stack stand for, each component's once. */
export function stackManifests({ resources = [] }: StoredDeployment): KubernetesObject[] {
  const components = resources.filter((resource) => pluginType(resource.type) === type && !resource.delete);
  const found = components.map((component) => ({ from: nameOf(component), objects: manifestsOf(component) }));
  const caches = found.flatMap(({ from, objects }) =>
    objects.filter(({ kind }) => kind === imageCacheKind).map(({ metadata: { name } }) => ({ name, from })),
  );
  refuseSameNames(caches);
  return found.flatMap(({ objects }) => objects);
}

function nameOf({ urn }: StoredResource): string {
  return `ClusterImageCache ${identityOfUrn(urn, undefined).name}`;
}

function manifestsOf(component: StoredResource): KubernetesObject[] {
  const manifests = component.outputs?.manifests;
  const name = nameOf(component);
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
