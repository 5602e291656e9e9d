import type { Cloud } from "../accounts/clouds.js";
import { lookTimeoutMs } from "./hidden.js";
import type { Context, Properties } from "./resource.js";

/** The region and the credentials that a resource's arguments, or its state, name. */
export function cloudFor({ clouds }: Context, properties: Properties): Promise<Cloud> {
  const profile = typeof properties.profile === "string" ? properties.profile : undefined;
  const region =
    typeof properties.regionId === "string" ? properties.regionId : clouds.defaultRegion(profile);
  return clouds.in(region, profile);
}

/** The cloud that an object was made in. Other credentials than its account's are an error: to them it would seem gone. */
export async function cloudOf(context: Context, id: string, state: Properties): Promise<Cloud> {
  const cloud = await cloudFor(context, state);
  const account = await cloud.accountId(cloud.clock.now() + lookTimeoutMs);
  if (typeof state.accountId === "string" && state.accountId !== account) {
    throw new Error(
      `${id} belongs to the account ${state.accountId}, but the credentials in use are of the account ${account}. ` +
        "Nothing was read or changed. Use credentials of the first account; after a deliberate move, take the resource out " +
        "of the stack with: pulumi state delete",
    );
  }
  return cloud;
}
