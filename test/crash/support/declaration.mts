import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import {
  ContainerGroup,
  type ContainerGroupArgs,
  Eip,
  type EipArgs,
  ImageCache,
  type ImageCacheArgs,
} from "pulumi-eci";

/** An address, a cache that is built through it where it does not make one of its own, and a group. As plain as JSON. */
export interface Declaration {
  address?: Partial<EipArgs>;
  cache?: Partial<ImageCacheArgs>;
  group?: Partial<ContainerGroupArgs>;
  options?: Pick<CustomResourceOptions, "deleteBeforeReplace" | "hooks">;
}

export function programOf({ address, cache, group, options }: Declaration): PulumiFn {
  return async () => {
    const eip = address && new Eip("pull", { deletionProtection: false, ...address });
    const eipInstanceId = cache?.autoCreateEip === true ? undefined : eip?.allocationId;
    if (cache) {
      new ImageCache("web", { images: ["registry.example.com/web:1"], eipInstanceId, ...cache }, options);
    }
    if (group) {
      const containers = [{ name: "web", image: "registry.example.com/web:1" }];
      new ContainerGroup(
        "web",
        { securityGroupId: "sg-1", vswitchIds: ["vsw-1"], containers, ...group },
        options,
      );
    }
  };
}
