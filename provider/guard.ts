import type { Cloud } from "./cloud/cloud.js";
import { lookTimeoutMs } from "./hidden.js";
import type { Context, Properties } from "./resource.js";

/** The cloud that an object was made in. Other credentials than its account's are an error: to them it would seem gone. */
export async function cloudOf(context: Context, id: string, state: Properties): Promise<Cloud> {
  const region = typeof state.regionId === "string" ? state.regionId : context.clouds.defaultRegion();
  const cloud = await context.clouds.in(region);
  const account = await cloud.accountId(cloud.pace.now() + lookTimeoutMs);
  if (typeof state.accountId === "string" && state.accountId !== account) {
    throw new Error(
      `${id} belongs to the account ${state.accountId}, but the credentials in use are of the account ${account}. ` +
        "Nothing was read or changed. Use credentials of the first account; after a deliberate move, take the resource out " +
        "of the stack with: pulumi state delete",
    );
  }
  return cloud;
}
