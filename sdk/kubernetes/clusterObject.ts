import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { isDynamic } from "../host.js";

const kubernetesPackage = "@pulumi/kubernetes";

/**
 * An object of a cluster, as the classes of `@pulumi/kubernetes` register it. The plugin has no place for that package, and needs none: the
 * program or the engine says which version of the kubernetes provider runs.
 */
export class ClusterObject extends pulumi.CustomResource {
  declare readonly metadata: pulumi.Output<{ name: string; uid: string }>;

  constructor(type: string, name: string, props: pulumi.Inputs, options: pulumi.CustomResourceOptions) {
    super(`kubernetes:${type}`, name, props, { ...installedVersion(), ...options });
  }
}

function installedVersion(): { version?: string } {
  if (!isDynamic()) return {};
  try {
    const { version } = createRequire(__filename)(`${kubernetesPackage}/package.json`) as { version: string };
    return { version };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    throw new Error(`buildWith: "cluster" needs ${kubernetesPackage}: npm install ${kubernetesPackage}`);
  }
}
