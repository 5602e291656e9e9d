import type { Clouds } from "../../provider/accounts/clouds.js";
import { explained } from "../../provider/cloud/advice.js";
import { Cloud } from "../../provider/cloud/cloud.js";
import { exitCodes } from "../exitCodes.js";
import { lookLimit } from "../lookLimit.js";
import { type Found, listIn } from "./found.js";

/** One region that cannot be read does not hide what the others have; the exit code tells of it. */
export async function foundInAll(
  clouds: Clouds,
  regions: readonly string[],
  profile: string | undefined,
): Promise<Found[]> {
  const looks = await Promise.allSettled(regions.map((region) => foundIn(clouds, region, profile)));
  const failed = looks.filter((look) => look.status === "rejected");
  if (failed[0] !== undefined && failed.length === regions.length) throw failed[0].reason;
  for (const [index, look] of looks.entries()) {
    if (look.status === "fulfilled") continue;
    console.error(`${regions[index]} could not be read: ${explained(look.reason)}`);
    process.exitCode = exitCodes.failed;
  }
  return looks.flatMap((look) => (look.status === "fulfilled" ? look.value : []));
}

async function foundIn(clouds: Clouds, region: string, profile: string | undefined): Promise<Found[]> {
  return listIn(new Cloud(await clouds.in(region, profile), lookLimit(clouds.clock)));
}
