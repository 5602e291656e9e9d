import { shortHash, userTagLimit } from "../ownership.js";
import { fillRegion } from "../region.js";
import type { CheckFailure, CheckResult, Context, Properties } from "../resource.js";
import * as rules from "../rules.js";
import { containsUnknown, UNKNOWN } from "../unknown.js";
import type { ImageCacheInputs } from "./inputs.js";

const registryHost = rules.text({
  matches: /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\d{1,5})?$/,
  form: 'host[:port] without a scheme or a path, such as "registry.example.com:5000"',
});
const roleArn = rules.text({
  matches: /^acs:ram::\d+:role\/.+$/,
  form: 'the ARN of a RAM role, such as "acs:ram::1234567890123456:role/name"',
});
const image = rules.text({
  matches: /^(?!https?:\/\/)[^\s,]+$/i,
  form: 'an image reference without a scheme or spaces, such as "registry.example.com/team/app:1.2.3"',
});

const inputRules: { [K in keyof ImageCacheInputs]-?: rules.Rule } = {
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
    rules.object({ server: registryHost, userName: rules.secretText, password: rules.secretText }, [
      "server",
      "userName",
      "password",
    ]),
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

/** How @pulumi/alicloud calls what has another name here. */
const peerNames = {
  vswitchId: "vswitchIds, a list",
  imageRegistryCredential: "imageRegistryCredentials",
  acrRegistryInfo: "acrRegistryInfos",
  plainHttpRegistry: "plainHttpRegistries, a list",
  insecureRegistry: "insecureRegistries, a list",
};

/** All that is wrong with the arguments, and the arguments with the region and the name filled in. */
export async function check(context: Context, olds: Properties, news: Properties): Promise<CheckResult> {
  const inputs = { ...news };
  const failures = [...applyOwnRules(news), ...checkCombinations(news), ...fillRegion(context, inputs)];
  if (rules.isAbsent(inputs.imageCacheName)) {
    inputs.__generatedName = rules.isKnown(olds.__generatedName)
      ? olds.__generatedName
      : generatedName(inputs);
    inputs.imageCacheName = inputs.__generatedName;
  }
  return { inputs, failures };
}

function applyOwnRules(inputs: Properties): CheckFailure[] {
  const failures = rules.applyRules(inputs, inputRules, "ImageCache", peerNames);
  if (rules.isAbsent(inputs.images))
    failures.push({ property: "images", reason: "is missing: 1 to 20 images are needed." });
  return failures;
}

const eipDetails = [
  "eipBandwidth",
  "eipInternetChargeType",
  "eipIsp",
  "eipCommonBandwidthPackageId",
] as const;
const longestByTraffic = 200;

function checkCombinations(inputs: Properties): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: string, reason: string) => failures.push({ property, reason });
  const given = (name: keyof ImageCacheInputs) => rules.isKnown(inputs[name]);

  if (inputs.autoCreateEip === true && !rules.isAbsent(inputs.eipInstanceId)) {
    fail(
      "eipInstanceId",
      "does not go together with autoCreateEip: the build uses one address or the other.",
    );
  }
  if (inputs.autoCreateEip === false || rules.isAbsent(inputs.autoCreateEip)) {
    for (const name of eipDetails) {
      if (given(name)) fail(name, "describes the address of autoCreateEip; set autoCreateEip to true.");
    }
  }
  if (inputs.eipInternetChargeType === "PayByTraffic" && Number(inputs.eipBandwidth) > longestByTraffic) {
    fail("eipBandwidth", `must be at most ${longestByTraffic} Mbit/s when paid by traffic.`);
  }
  if (given("flashCopyCount") && (inputs.flash === false || rules.isAbsent(inputs.flash))) {
    fail("flashCopyCount", "counts the snapshots of an instant cache; set flash to true.");
  }
  for (const [index, info] of itemsOf(inputs.acrRegistryInfos).entries()) {
    if (rules.isAbsent(info.arnService) === rules.isAbsent(info.arnUser)) continue;
    const missing = rules.isAbsent(info.arnUser) ? "arnUser" : "arnService";
    fail(`acrRegistryInfos[${index}].${missing}`, "is missing: the two role ARNs go together.");
  }
  return failures;
}

function itemsOf(value: unknown): Properties[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is Properties => typeof item === "object" && item !== null);
}

/** What a replacement can differ in, so that the old cache and the new one never share a generated name. */
const namedAfter = [
  "images",
  "zoneId",
  "osType",
  "plainHttpRegistries",
  "insecureRegistries",
  "acrRegistryInfos",
  "retentionDays",
  "eliminationStrategy",
  "imageCacheSize",
  "regionId",
] as const satisfies readonly (keyof ImageCacheInputs)[];

function generatedName(inputs: Properties): string {
  const parts = [inputs.__urn, ...namedAfter.map((name) => inputs[name] ?? null)];
  return containsUnknown(parts) ? UNKNOWN : `${inputs.__logicalName}-${shortHash(parts, 8)}`;
}
