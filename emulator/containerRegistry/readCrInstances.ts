import { filledText, flag, listOf, mapOf, number, object, optional, type Shape, text } from "../shapes.js";
import type { CrImage, CrInstance } from "./crInstance.js";

/** Instances out of a file. */
export const readCrInstances: Shape<CrInstance[]> = listOf(
  object<CrInstance>({
    instanceId: filledText,
    instanceName: filledText,
    regionId: filledText,
    accountId: optional(text),
    customDomains: optional(listOf(filledText)),
    isPublic: optional(flag),
    login: optional(object({ userName: text, password: text })),
    repositories: optional(mapOf(mapOf(object<CrImage>({ digest: filledText, sizeBytes: number })))),
  }),
);
