import { userTagLimit } from "../../core/ownership.js";
import type { CheckFailure, Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";
import type { ImageCacheInputs } from "./inputs.js";

/** Without look-ahead, so that the schema of a CustomResourceDefinition can say the same. */
export const imagePattern = /^[^\s,:]+(:[^\s,:/][^\s,:]*)*$/;

const registryHost = rules.text({
  matches: /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?$/,
  form: 'host[:port] without a scheme or a path, such as "registry.example.com:5000"',
});
export const roleArn = rules.text({
  matches: /^acs:ram::\d+:role\/.+$/,
  form: 'the ARN of a RAM role, such as "acs:ram::1234567890123456:role/name"',
});
/** Never quoted: whoever mixes it up with the value has put a password here. */
const variableName: rules.Rule = (value, property, fail) => {
  if (typeof value !== "string" || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(value))
    fail(property, "must be the name of an environment variable.");
};
const image = rules.text({
  matches: imagePattern,
  form: 'an image reference without a scheme or spaces, such as "registry.example.com/team/app:1.2.3"',
});

/** What each argument may be on its own. */
export const inputRules: { [K in keyof ImageCacheInputs]-?: rules.Rule } = {
  images: rules.list(image, { min: 1, max: 20, unit: "images" }),
  imageCacheName: rules.text(),
  securityGroupId: rules.id("sg-"),
  vswitchIds: rules.list(rules.id("vsw-"), { min: 1, max: 10, unit: "vSwitches" }),
  eipInstanceId: rules.id("eip-"),
  resourceGroupId: rules.id("rg-"),
  zoneId: rules.text(),
  imageCacheSize: rules.wholeNumber(20, 32_768, "GiB"),
  retentionDays: rules.wholeNumber(1, 65_536, "days"),
  autoMatchImageCache: rules.trueOrFalse,
  flash: rules.trueOrFalse,
  flashCopyCount: rules.wholeNumber(1, Number.MAX_SAFE_INTEGER),
  standardCopyCount: rules.wholeNumber(1, Number.MAX_SAFE_INTEGER),
  eliminationStrategy: rules.oneOf("LRU", ""),
  plainHttpRegistries: rules.list(registryHost, { unit: "registries" }),
  insecureRegistries: rules.list(registryHost, { unit: "registries" }),
  osType: rules.oneOf("Linux", "Windows"),
  tags: rules.tags(userTagLimit, "the API allows 20, and three mark the owner"),
  imageRegistryCredentials: rules.list(
    rules.object(
      {
        server: registryHost,
        userName: rules.secretText,
        password: rules.secretText,
        userNameEnv: variableName,
        passwordEnv: variableName,
        dockerConfig: rules.text(),
      },
      ["server"],
    ),
    { max: 10, unit: "credentials", key: (entry) => (entry as Properties).server, secret: true },
  ),
  acrRegistryInfos: rules.list(
    rules.object(
      {
        instanceId: rules.id("cri-"),
        instanceName: rules.text(),
        regionId: rules.text(),
        domains: rules.list(registryHost, { max: 100, unit: "domains" }),
        arnService: roleArn,
        arnUser: roleArn,
      },
      ["instanceId"],
    ),
    { max: 20, unit: "instances", key: (entry) => (entry as Properties).instanceId },
  ),
  regionId: rules.text(),
  profile: rules.text(),
  waitForReady: rules.trueOrFalse,
  autoCreateEip: rules.trueOrFalse,
  eipBandwidth: rules.wholeNumber(1, 500, "Mbit/s"),
  eipInternetChargeType: rules.oneOf("PayByBandwidth", "PayByTraffic"),
  eipIsp: rules.oneOf("BGP", "BGP_PRO"),
  eipCommonBandwidthPackageId: rules.id("cbwp-"),
};

const eipDetails = [
  "eipBandwidth",
  "eipInternetChargeType",
  "eipIsp",
  "eipCommonBandwidthPackageId",
] as const;
const longestByTraffic = 200;

/** What the arguments of a build's EIP may be together. */
export function checkBuildEip(inputs: Properties): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: string, reason: string) => failures.push({ property, reason });
  if (inputs.autoCreateEip === true && !rules.isNotSet(inputs.eipInstanceId)) {
    fail(
      "eipInstanceId",
      "does not go together with autoCreateEip: the build uses one address or the other.",
    );
  }
  if (inputs.autoCreateEip === false || rules.isNotSet(inputs.autoCreateEip)) {
    for (const name of eipDetails) {
      if (rules.isKnown(inputs[name]))
        fail(name, "describes the address of autoCreateEip; set autoCreateEip to true.");
    }
  }
  if (inputs.eipInternetChargeType === "PayByTraffic" && Number(inputs.eipBandwidth) > longestByTraffic) {
    fail("eipBandwidth", `must be at most ${longestByTraffic} Mbit/s when paid by traffic.`);
  }
  return failures;
}
