import { imageKeys } from "../../provider/registry/imageKeys.js";

/** Images of a pod that none of a cache's is, each as the pod writes it. */
export function lackingImages(wanted: readonly string[], held: readonly string[]): string[] {
  const keys = new Set(held.flatMap(imageKeys));
  // A digest is what counts where there is one.
  const isHeld = (image: string) => keys.has(imageKeys(image)[0] ?? "");
  return [...new Set(wanted)].filter((image) => !isHeld(image));
}
