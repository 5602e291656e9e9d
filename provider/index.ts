import { type DynamicProvider, dynamicHost } from "./dynamicHost.js";
import { eipResource } from "./eip/resource.js";
import { endWithEngine } from "./engineWatch.js";
import { imageCacheResource } from "./imageCache/resource.js";
import { imageCacheObjectReadyResource } from "./imageCacheObject/resource.js";
import { imageCachesReadyResource } from "./imageCachesReady/resource.js";

/** The names below are a contract with every state ever written: its `__provider` text calls them. */
export function imageCache(): DynamicProvider {
  return hosted(imageCacheResource);
}

export function eip(): DynamicProvider {
  return hosted(eipResource);
}

export function imageCacheObjectReady(): DynamicProvider {
  return hosted(imageCacheObjectReadyResource);
}

export function imageCachesReady(): DynamicProvider {
  return hosted(imageCachesReadyResource);
}

function hosted(resource: Parameters<typeof dynamicHost>[0]): DynamicProvider {
  endWithEngine();
  return dynamicHost(resource);
}
