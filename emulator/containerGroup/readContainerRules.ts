import type { ContainerRule } from "../options.js";
import { filledText, listOf, number, object, optional, type Shape, text } from "../shapes.js";

/** Rules out of a file. */
export const readContainerRules: Shape<ContainerRule[]> = listOf(
  object<ContainerRule>({
    image: filledText,
    exitCode: optional(number),
    runMs: optional(number),
    log: optional(text),
  }),
);
