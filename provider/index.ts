import { type DynamicProvider, dynamicHost } from "./dynamicHost.js";
import { eipResource } from "./eip/resource.js";
import { imageCacheResource } from "./imageCache/resource.js";
import { imageCacheObjectReadyResource } from "./imageCacheObject/resource.js";
import { imageCachesReadyResource } from "./imageCachesReady/resource.js";

/** The names below are a contract with every state ever written: its `__provider` text calls them. */
export function imageCache(): DynamicProvider {
  return dynamicHost(imageCacheResource);
}

export function eip(): DynamicProvider {
  return dynamicHost(eipResource);
}

export function imageCacheObjectReady(): DynamicProvider {
  return dynamicHost(imageCacheObjectReadyResource);
}

export function imageCachesReady(): DynamicProvider {
  return dynamicHost(imageCachesReadyResource);
}
