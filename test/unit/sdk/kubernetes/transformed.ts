import * as pulumi from "@pulumi/pulumi";
import { type AnnotatePodsOptions, annotatePods } from "../../../../sdk/kubernetes/index.js";

export const added = { "k8s.aliyun.com/eci-imc-id": "imc-1" };

type Annotations = Parameters<typeof annotatePods>[0];

/** What the transform makes of a resource; undefined where it leaves it alone. */
export async function transformed(
  type: string,
  props: pulumi.Inputs,
  options: AnnotatePodsOptions = {},
  annotations: Annotations = added,
) {
  return applied(annotatePods(annotations, options), type, props);
}

/** The same with a transform that sees several resources. */
export async function applied(
  transform: pulumi.ResourceTransform,
  type: string,
  props: pulumi.Inputs,
  opts: object = {},
  name = "x",
) {
  const args = { custom: true, type, name, props, opts } as pulumi.ResourceTransformArgs;
  const result = await transform(args);
  return result === undefined ? undefined : known(result.props);
}

function known(value: unknown): Promise<unknown> {
  return new Promise((resolve) => {
    (pulumi.output(value) as pulumi.Output<unknown>).apply(resolve);
  });
}

/** A workload with one container. */
export const template = (metadata: object = {}, spec: object = {}) => ({
  spec: { template: { metadata, spec: { containers: [{ name: "a", image: "nginx:1" }], ...spec } } },
});
