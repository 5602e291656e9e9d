import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import { Eip, type EipArgs, ImageCache, type ImageCacheArgs } from "pulumi-eci";

/** An address, and a cache that is built through it where it does not make one of its own. As plain as JSON. */
export interface Declaration {
  address?: Partial<EipArgs>;
  cache?: Partial<ImageCacheArgs>;
  options?: Pick<CustomResourceOptions, "deleteBeforeReplace" | "hooks">;
}

export function programOf({ address, cache, options }: Declaration): PulumiFn {
  return async () => {
    const eip = address && new Eip("pull", { deletionProtection: false, ...address });
    const eipInstanceId = cache?.autoCreateEip === true ? undefined : eip?.allocationId;
    if (cache) {
      new ImageCache("web", { images: ["registry.example.com/web:1"], eipInstanceId, ...cache }, options);
    }
  };
}
