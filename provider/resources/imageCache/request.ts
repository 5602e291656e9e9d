import type { ImageCacheRequest } from "../../cloud/eci.js";
import { isNotSet } from "../../core/schema/rules.js";
import { isReference } from "../../registry/login.js";
import { type FieldName, fieldNames, fields } from "./fields.js";
import type { ImageCacheInputs } from "./inputs.js";

/** The arguments that UpdateImageCache takes. */
const updateFields = fieldNames.filter((name) => fields[name].change === "update");

/** The create call's part of the arguments. */
export function createRequest(inputs: ImageCacheInputs): ImageCacheRequest {
  const { waitForReady, autoCreateEip, regionId, profile, tags, ...rest } = inputs;
  const { eipBandwidth, eipInternetChargeType, eipIsp, eipCommonBandwidthPackageId, ...request } = rest;
  return request;
}

/** What an argument that the program no longer gives is set to. Absent: the cloud has no way to take it back. */
const cleared: { [K in FieldName]?: ImageCacheRequest[K & keyof ImageCacheRequest] } = {
  imageCacheSize: 20,
  retentionDays: null,
  autoMatchImageCache: false,
  flash: false,
  flashCopyCount: 1,
  standardCopyCount: 1,
  eliminationStrategy: null,
};

/**
 * The update call's part of what changed. A new pull needs its whole context, so that with images, and after an update
 * that failed, everything is sent.
 */
export function updateRequest(
  inputs: ImageCacheInputs,
  changed: readonly FieldName[],
  everything: boolean,
): ImageCacheRequest {
  const whole = everything || changed.includes("images");
  const request: Record<string, unknown> = {};
  for (const name of updateFields) {
    const isChanged = changed.includes(name);
    if (!isNotSet(inputs[name])) {
      if (whole || isChanged) request[name] = inputs[name];
    } else if (isChanged && name in cleared) {
      request[name] = cleared[name];
    }
  }
  // Only the reference shows in a diff: what it leads to may be another password by now.
  if (Object.keys(request).length > 0 && inputs.imageRegistryCredentials?.some(isReference))
    request.imageRegistryCredentials = inputs.imageRegistryCredentials;
  if (request.eliminationStrategy === "") request.eliminationStrategy = null;
  if (Array.isArray(request.acrRegistryInfos)) {
    // The roles are not part of an update; a change of them has led to a replacement before it came here.
    request.acrRegistryInfos = request.acrRegistryInfos.map(({ arnService, arnUser, ...info }) => info);
  }
  return request as ImageCacheRequest;
}
