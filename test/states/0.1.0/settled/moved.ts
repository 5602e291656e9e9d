import { ComponentResource, rootStackResource } from "@pulumi/pulumi";
import { Eip, ImageCache } from "pulumi-eci";

class Platform extends ComponentResource {
  constructor(name: string) {
    super("recorded:index:Platform", name);
  }
}

const images = ["registry.example.com/web:1"];

/** Resources that got another name, or a parent. */
export function moved(when: "before" | "after"): void {
  if (when === "before") {
    new ImageCache("old-name", { images });
    new Eip("old-address", {});
    new ImageCache("adopted", { images });
    return;
  }
  const parent = new Platform("platform");
  new ImageCache("new-name", { images }, { aliases: [{ name: "old-name" }] });
  new Eip("new-address", {}, { parent, aliases: [{ name: "old-address", parent: rootStackResource }] });
  new ImageCache("adopted", { images }, { parent, aliases: [{ parent: rootStackResource }] });
  new ImageCache("born-inside", { images }, { parent });
}
