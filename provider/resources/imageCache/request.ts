import { factsOf } from "../../core/schema/changes.js";
import { isNotSet } from "../../core/schema/rules.js";
import { isReference } from "../../registry/login.js";
import { type FieldName, fieldNames, type ImageCacheInputs, imageCacheArguments } from "./schema.js";

/** Arguments as an update sends them: a cleared one has the value that clears it. */
export type UpdateRequest = Partial<Record<FieldName, unknown>>;

/** The arguments that UpdateImageCache takes. */
const updateFields = fieldNames.filter((name) => {
  const { change, wire } = factsOf(imageCacheArguments, name);
  return change === "update" && wire !== undefined;
});

function pulls(name: FieldName): boolean {
  return factsOf(imageCacheArguments, name).pulls === true;
}

/**
 * The update call's part of what changed. A new pull needs its whole context, so that with images or triggers, and after an update
 * that failed, everything is sent.
 */
export function updateRequest(
  inputs: ImageCacheInputs,
  changed: readonly FieldName[],
  everything: boolean,
): UpdateRequest {
  const whole = everything || changed.some(pulls);
  const request: UpdateRequest = {};
  for (const name of updateFields) {
    const { cleared } = factsOf(imageCacheArguments, name);
    const isChanged = changed.includes(name);
    if (!isNotSet(inputs[name])) {
      if (whole || isChanged) request[name] = inputs[name];
    } else if (isChanged && cleared !== undefined) {
      request[name] = cleared;
    }
  }
  // Only the reference shows in a diff: what it leads to may be another password by now.
  if (Object.keys(request).length > 0 && inputs.imageRegistryCredentials?.some(isReference))
    request.imageRegistryCredentials = inputs.imageRegistryCredentials;
  if (Array.isArray(request.acrRegistryInfos)) {
    // The roles are not part of an update; a change of them has led to a replacement before it came here.
    request.acrRegistryInfos = request.acrRegistryInfos.map(({ arnService, arnUser, ...info }) => info);
  }
  return request;
}
