import { containerGroupKind } from "./containerGroup/kind.js";
import { eipKind } from "./eip/kind.js";
import { imageCacheKind } from "./imageCache/kind.js";
import type { Kind } from "./kind.js";

/** Every kind of object that this package makes in the cloud. */
export const kinds: readonly Kind[] = [imageCacheKind, containerGroupKind, eipKind];

/** The kind of a resource by its type in a state, whichever host runs it. */
export function kindOfType(type: string): Kind | undefined {
  return kinds.find((kind) => type === kind.type || type === `eci:index:${kind.className}`);
}
