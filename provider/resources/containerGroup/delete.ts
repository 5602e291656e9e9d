import { deleteContainerGroup, describeContainerGroup } from "../../cloud/containerGroups.js";
import type { Operation } from "../../core/operation.js";
import { deletionOf } from "../../core/polling/deletion.js";
import { followerOf } from "./looks.js";

export const deleteAndWait = deletionOf({
  send: deleteContainerGroup,
  look: describeContainerGroup,
  pollerOf: followerOf,
});

export async function remove(operation: Operation, id: string): Promise<void> {
  await deleteAndWait(await operation.cloud(), id);
}
