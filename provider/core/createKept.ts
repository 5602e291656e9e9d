import type { Operation } from "./operation.js";
import { PartialFailure, type Properties, type Resource } from "./resource.js";

/** A create as every host makes it: the session knows what the engine is handed, also where it is not complete. */
export async function createKept(
  operation: Operation,
  resource: Resource,
  inputs: Properties,
): Promise<{ id: string; outs: Properties }> {
  const { session } = operation;
  try {
    const created = await resource.create(operation, inputs);
    await session.created(operation, resource.tagged, created.id);
    return created;
  } catch (error) {
    if (error instanceof PartialFailure) await session.created(operation, resource.tagged, error.id);
    throw error;
  }
}
