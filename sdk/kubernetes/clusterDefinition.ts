import type * as pulumi from "@pulumi/pulumi";
import { currentRun } from "../run.js";
import { ClusterObject } from "./clusterObject.js";
import { imageCacheCrd } from "./imageCacheCrd.js";

type Provider = pulumi.ProviderResource | undefined;

/** By the run, of which one process can make several, and its providers. */
const definitions = new WeakMap<object, Map<Provider, pulumi.Resource>>();

/**
 * The definition of ImageCache objects in the cluster of a component: the first component that wants it declares it, and
 * the others share it. It stays when the stack goes, because with it all ImageCache objects of the cluster would go.
 */
export function clusterDefinition(name: string, parent: pulumi.ComponentResource): pulumi.Resource {
  const run = currentRun();
  const ofRun = definitions.get(run) ?? new Map<Provider, pulumi.Resource>();
  definitions.set(run, ofRun);
  const provider = parent.getProvider("kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinitionPatch");
  const known = ofRun.get(provider);
  if (known !== undefined) return known;
  const { metadata, spec } = imageCacheCrd();
  // A patch, because the definition that an earlier stack has left is no error. One field manager: a newer schema is no conflict.
  const definition = new ClusterObject(
    "apiextensions.k8s.io/v1:CustomResourceDefinitionPatch",
    `${name}-crd`,
    {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: {
        ...metadata,
        annotations: {
          "pulumi.com/patchFieldManager": "pulumi-eci",
          "pulumi.com/waitFor": "condition=Established",
        },
      },
      spec,
    },
    {
      parent,
      retainOnDelete: true,
      aliases: [{ type: "kubernetes:apiextensions.k8s.io/v1beta1:CustomResourceDefinitionPatch" }],
    },
  );
  ofRun.set(provider, definition);
  return definition;
}
