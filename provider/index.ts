import { type DynamicProvider, dynamicHost } from "./hosts/dynamic.js";
import { endWithEngine } from "./hosts/engineProcess.js";
import { containerGroupResource } from "./resources/containerGroup/resource.js";
import { eipResource } from "./resources/eip/resource.js";
import { imageCacheResource } from "./resources/imageCache/resource.js";
import { imageCacheObjectReadyResource } from "./resources/imageCacheObjectReady/resource.js";
import { imageCacheObjectRenewalResource } from "./resources/imageCacheObjectRenewal/resource.js";
import { imageCachesReadyResource } from "./resources/imageCachesReady/resource.js";

/** The names below are a contract with every state ever written: its `__provider` text calls them. */
export function imageCache(): DynamicProvider {
  return hosted(imageCacheResource);
}

export function containerGroup(): DynamicProvider {
  return hosted(containerGroupResource);
}

export function eip(): DynamicProvider {
  return hosted(eipResource);
}

export function imageCacheObjectReady(): DynamicProvider {
  return hosted(imageCacheObjectReadyResource);
}

export function imageCacheObjectRenewal(): DynamicProvider {
  return hosted(imageCacheObjectRenewalResource);
}

export function imageCachesReady(): DynamicProvider {
  return hosted(imageCachesReadyResource);
}

function hosted(resource: Parameters<typeof dynamicHost>[0]): DynamicProvider {
  endWithEngine();
  return dynamicHost(resource);
}
