import { randomUUID } from "node:crypto";
import type { Cloud } from "../../cloud/cloud.js";
import { deleteContainerGroup, describeContainerGroup } from "../../cloud/containerGroups.js";
import { CloudError, isNotFound } from "../../cloud/errors.js";
import type { Operation } from "../../core/operation.js";
import { waitUntilGone } from "./wait.js";

/** Deletes the group and waits until it is gone; one that is gone already, or that the cloud has forgotten, is fine. */
export async function remove(operation: Operation, id: string): Promise<void> {
  await deleteAndWait(await operation.cloud(), id);
}

export async function deleteAndWait(cloud: Cloud, id: string): Promise<void> {
  try {
    await deleteContainerGroup(cloud.eci, id, randomUUID());
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    // How the API refuses an id that it does not know is not documented: a look tells.
    if (!isNotFound(error) && (await describeContainerGroup(cloud.eci, id)) !== undefined) throw error;
    return;
  }
  await waitUntilGone(cloud, id);
}
