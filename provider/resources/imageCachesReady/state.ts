import type { Properties } from "../../core/resource.js";
import { imageCachesOf } from "./inputs.js";

/** What the state holds beside the arguments. */
interface ImageCachesReadyOutputs {
  imageCacheIds: string[];
  /** Those that were not Ready when the wait, or a refresh, last looked. */
  __notReady?: string[] | undefined;
}

export function stateAfter(inputs: Properties, notReady: string[]): Properties {
  const outputs: ImageCachesReadyOutputs = {
    imageCacheIds: imageCachesOf(inputs).map(({ imageCacheId }) => imageCacheId),
  };
  return refreshed({ ...inputs, ...outputs }, notReady);
}

export function refreshed(state: Properties, notReady: string[]): Properties {
  const { __notReady, ...rest } = state;
  return notReady.length === 0 ? rest : { ...rest, __notReady: notReady };
}

export function wasReady(state: Properties): boolean {
  return state.__notReady === undefined;
}
