import { entriesOf } from "../../cloud/answer.js";
import type { Properties } from "../../core/resource.js";

/** The images of a declaration, in its order. */
export function imagesOf({ initContainers, containers }: Properties): string[] {
  return [...entriesOf(initContainers), ...entriesOf(containers)].map(({ image }) => String(image));
}
