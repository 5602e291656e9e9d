import { ImageCache as PeerImageCache } from "@pulumi/alicloud/eci/imageCache.js";
import { ImageCache } from "pulumi-eci";

/** What a program says about its one cache, in terms that both packages know. */
export interface Declared {
  images: string[];
  retentionDays: number;
  password: string;
}

export const sides = ["@pulumi/alicloud", "pulumi-eci"] as const;
export type Side = (typeof sides)[number];

const registry = "registry.example.com";
const network = { securityGroupId: "sg-1" };

export function declare(side: Side, { images, retentionDays, password }: Declared): void {
  const imageRegistryCredentials = [{ server: registry, userName: "reader", password }];
  const common = {
    imageCacheName: "web",
    images: images.map((image) => `${registry}/${image}`),
    retentionDays,
    imageRegistryCredentials,
  };
  if (side === "pulumi-eci") new ImageCache("web", { ...network, ...common, vswitchIds: ["vsw-1"] });
  else new PeerImageCache("web", { ...network, ...common, vswitchId: "vsw-1" });
}
