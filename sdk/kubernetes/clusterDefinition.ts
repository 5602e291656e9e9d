import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { imageCacheCrd } from "./imageCacheCrd.js";

/** Stands for the provider of programs that declare none. */
const ambient = {};
const definitions = new WeakMap<object, pulumi.Resource>();

/**
 * The definition of ImageCache objects in the cluster of a component: the first component that wants it declares it, and
 * the others share it. It stays when the stack goes, because with it all ImageCache objects of the cluster would go.
 */
export function clusterDefinition(name: string, parent: pulumi.ComponentResource): pulumi.Resource {
  const cluster =
    parent.getProvider("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinitionPatch") ?? ambient;
  const known = definitions.get(cluster);
  if (known !== undefined) return known;
  const { metadata, spec } = imageCacheCrd();
  // A patch, because the definition that an earlier stack has left is no error. One field manager: a newer schema is no conflict.
  const definition = new kubernetes.apiextensions.v1.CustomResourceDefinitionPatch(
    `${name}-crd`,
    {
      metadata: {
        ...metadata,
        annotations: {
          "pulumi.com/patchFieldManager": "pulumi-eci",
          "pulumi.com/waitFor": "condition=Established",
        },
      },
      spec: spec as unknown as kubernetes.types.input.apiextensions.v1.CustomResourceDefinitionSpecPatch,
    },
    { parent, retainOnDelete: true },
  );
  definitions.set(cluster, definition);
  return definition;
}
