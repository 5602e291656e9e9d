import type { ContainerGroupPatch } from "../../containerGroup/containerGroups.js";
import { heldGroupPatchShape } from "../../containerGroup/heldGroup.js";
import type { EipPatch } from "../../eip/eips.js";
import type { BuildFailure } from "../../imageCache/buildFailure.js";
import type { ImageCachePatch } from "../../imageCache/imageCaches.js";
import { eipFields } from "../../seed/readEip.js";
import { buildFailure, imageCacheFields, status } from "../../seed/readImageCache.js";
import { number, object, optional, partial, type Shape, text, time } from "../../shapes.js";

export const readImageCachePatch: Shape<ImageCachePatch> = object<ImageCachePatch>({
  ...partial(imageCacheFields),
  Status: optional(status),
  ExpireDateTime: optional(time),
  LastMatchedTime: optional(time),
});

export const readEipPatch: Shape<EipPatch> = object<EipPatch>({
  ...partial(eipFields),
  InstanceId: optional(text),
  InstanceType: optional(text),
  BandwidthPackageId: optional(text),
});

export const readContainerGroupPatch: Shape<ContainerGroupPatch> = heldGroupPatchShape;

/** How containers are to end. */
export const readEnd: Shape<{ exitCode?: number | undefined }> = object({ exitCode: optional(number) });

/** How a build is to end. */
export const readFailure: Shape<Partial<BuildFailure>> = object<Partial<BuildFailure>>(partial(buildFailure));
