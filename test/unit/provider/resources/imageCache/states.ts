import { Clouds } from "../../../../../provider/accounts/clouds.js";
import { readSettings } from "../../../../../provider/accounts/settings.js";
import type { Properties } from "../../../../../provider/core/resource.js";
import { Runner } from "../../../../support/runner.js";

export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A process that calls nothing. */
export function runnerWith(
  configuration: Record<string, string> = { "alicloud:region": "cn-beijing" },
): Runner {
  const clouds = new Clouds(
    readSettings((name) => configuration[name], {
      PULUMI_ECI_SKIP_CREDENTIALS_CHECK: "true",
      PULUMI_ECI_VERIFY_IMAGES: "off",
    }),
    {},
  );
  return new Runner(clouds);
}

export const hidden = {
  __urn: "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:ImageCache::web",
  __organization: "acme",
};

/** A state as create leaves it. */
export function stateOf(args: Properties = {}, outputs: Properties = {}): Properties {
  const inputs = { images: ["a:1"], regionId: "cn-beijing", imageCacheName: "web-1", ...args };
  return {
    ...inputs,
    ...hidden,
    __declared: Object.keys(inputs),
    imageCacheId: "imc-1",
    accountId: "1",
    status: "Ready",
    events: [],
    ...outputs,
  };
}

/** The declaration that such a state was made from. */
export function newsOf(args: Properties = {}): Properties {
  return { images: ["a:1"], regionId: "cn-beijing", imageCacheName: "web-1", ...hidden, ...args };
}
