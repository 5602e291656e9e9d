import { containerGroupKind } from "./containerGroup/kind.js";
import { eipKind } from "./eip/kind.js";
import { imageCacheKind } from "./imageCache/kind.js";
import type { Kind } from "./kind.js";

/** Every kind of object that this package makes in the cloud. */
export const kinds: readonly Kind[] = [imageCacheKind, containerGroupKind, eipKind];
