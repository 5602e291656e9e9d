import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import {
  ContainerGroup,
  type ContainerGroupArgs,
  Eip,
  type EipArgs,
  ImageCache,
  type ImageCacheArgs,
  ImageCachesReady,
} from "pulumi-eci";

/** An address, a cache that is built through it where it does not make one of its own, and a group. As plain as JSON. */
export interface Declaration {
  address?: Partial<EipArgs>;
  cache?: Partial<ImageCacheArgs>;
  group?: Partial<ContainerGroupArgs>;
  /** Whether one resource waits for the cache. */
  gate?: boolean;
  options?: Pick<CustomResourceOptions, "deleteBeforeReplace" | "hooks">;
}

export function programOf({ address, cache, group, gate, options }: Declaration): PulumiFn {
  return async () => {
    const eip = address && new Eip("pull", { deletionProtection: false, ...address });
    const eipInstanceId = cache?.autoCreateEip === true ? undefined : eip?.allocationId;
    if (cache) {
      const args = { images: ["registry.example.com/web:1"], eipInstanceId, ...cache };
      const web = new ImageCache("web", args, options);
      if (gate) new ImageCachesReady("all", { imageCaches: [web] });
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
