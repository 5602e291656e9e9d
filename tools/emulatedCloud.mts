import type { Emulator } from "pulumi-eci/emulator";
import { Clouds } from "../dist/provider/accounts/clouds.js";
import { readSettings } from "../dist/provider/accounts/settings.js";
import { Cloud } from "../dist/provider/cloud/cloud.js";

/** What leads a command to an emulator's default account. */
export const emulatedKeys = {
  ALICLOUD_ACCESS_KEY: "test",
  ALICLOUD_SECRET_KEY: "test",
  ALICLOUD_REGION: "cn-hangzhou",
};

/** One region of an emulator, as the package itself calls it. */
export async function emulatedCloud({ url }: Emulator, region = "cn-hangzhou"): Promise<Cloud> {
  const environment = { ...emulatedKeys, ECI_ENDPOINT: url, VPC_ENDPOINT: url, STS_ENDPOINT: url };
  const clouds = new Clouds(
    readSettings(() => undefined, environment),
    environment,
  );
  return new Cloud(await clouds.in(region), { deadline: Number.POSITIVE_INFINITY });
}
