import { WrongAccountError } from "../accounts/clouds.js";
import { explained, isRefusedKey } from "../cloud/advice.js";
import type { Operation } from "./operation.js";
import type { CheckFailure } from "./resource.js";

/** Whether nothing can be done with these credentials: the cloud does not take them, or they are of another account than is expected. */
export function areUseless(error: unknown): boolean {
  return isRefusedKey(error) || error instanceof WrongAccountError;
}

/** What looks at the cloud find. Where they learn that the credentials are useless, one resource of this process says so. */
export async function unlessUseless(
  { session }: Operation,
  look: () => Promise<CheckFailure[]>,
): Promise<CheckFailure[]> {
  try {
    return await look();
  } catch (error) {
    if (!areUseless(error)) throw error;
    return session.isNew("useless credentials") ? [{ property: "", reason: explained(error) }] : [];
  }
}
