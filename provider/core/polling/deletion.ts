import { randomUUID } from "node:crypto";
import type { Caller } from "../../cloud/client.js";
import type { Cloud } from "../../cloud/cloud.js";
import { CloudError, isNotFound } from "../../cloud/errors.js";
import type { Poller } from "./poller.js";
import { followUntilGone } from "./wait.js";

/** How objects of one kind are deleted. */
interface Deletion<T> {
  send(caller: Caller, id: string, clientToken: string): Promise<unknown>;
  look(caller: Caller, id: string): Promise<unknown>;
  pollerOf(cloud: Cloud): Poller<T>;
}

/** Deletes an object and waits until it is gone; one that is gone already, or that the cloud has forgotten, is fine. */
export function deletionOf<T extends { status: string }>({ send, look, pollerOf }: Deletion<T>) {
  return async (cloud: Cloud, id: string): Promise<void> => {
    try {
      await send(cloud.eci, id, randomUUID());
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      // How the API refuses an id that it does not know is not documented: a look tells.
      if (!isNotFound(error) && (await look(cloud.eci, id)) !== undefined) throw error;
    }
    await followUntilGone(pollerOf(cloud), cloud, id);
  };
}
