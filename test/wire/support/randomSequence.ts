import type { Random } from "../../support/random.js";
import type { Properties } from "./client.js";
import type { Step } from "./sequences.js";

/** Values of arguments; undefined is one that is left out. */
type Values = Readonly<Record<string, readonly unknown[]>>;

const shared: Values = {
  regionId: [undefined, undefined, "cn-beijing", "cn-hangzhou"],
  resourceGroupId: [undefined, "rg-1", "rg-2", ""],
  tags: [undefined, { team: "shop" }, { team: "shop", tier: "1" }, {}],
};

const credentials = [{ server: "registry.example.com", userName: "u", password: "hush-hush" }];

const values = {
  ImageCache: {
    ...shared,
    images: [["registry.example.com/a:1"], ["registry.example.com/a:1", "nginx:1.29"], ["nginx:1.29"]],
    imageCacheName: [undefined, "night", "nightly"],
    vswitchIds: [["vsw-1"], ["vsw-1", "vsw-2"], undefined],
    securityGroupId: ["sg-1", "sg-2", undefined],
    imageCacheSize: [undefined, 20, 40],
    retentionDays: [undefined, 7, 30, 0],
    flash: [undefined, true, false],
    autoCreateEip: [undefined, true],
    eipBandwidth: [undefined, 10],
    zoneId: [undefined, undefined, "cn-beijing-a", "cn-shanghai-a"],
    imageRegistryCredentials: [undefined, credentials, []],
    waitForReady: [undefined, false, true],
    triggers: [undefined, ["1"], ["2"]],
  },
  ContainerGroup: {
    ...shared,
    containers: [
      [{ name: "web", image: "nginx:1.29" }],
      [{ name: "web", image: "nginx:1.30", environmentVars: [{ key: "A", value: "1" }] }],
      [{ name: "Web", image: "nginx:1.29", args: ["-v"] }],
    ],
    vswitchIds: [["vsw-1"], ["vsw-1", "vsw-2"]],
    securityGroupId: ["sg-1", undefined],
    cpu: [undefined, 1, 2],
    memory: [undefined, 2, 4],
    restartPolicy: [undefined, "Never", "Always"],
    autoMatchImageCache: [undefined, true, false],
    terminationGracePeriodSeconds: [undefined, 10, 20],
    onImageChange: [undefined, "update", "replace"],
    waitFor: [undefined, "created", "running"],
  },
  Eip: {
    ...shared,
    addressName: [undefined, "pull", "pull-2"],
    bandwidth: [undefined, 5, "10"],
    internetChargeType: [undefined, "PayByTraffic", "PayByBandwidth"],
    isp: [undefined, "BGP", "BGP_PRO"],
    description: [undefined, "", "for pulls"],
    deletionProtection: [undefined, false],
  },
} as const satisfies Record<string, Values>;

const wrong = {
  ImageCache: {
    regionId: ["Nowhere Land"],
    tags: [{ "acs:no": "1" }],
    images: [["a b"], []],
    imageCacheSize: [3],
    imageRegistryCredentials: [credentials[0], [{ server: "registry.example.com" }]],
  },
  ContainerGroup: {
    containers: [[{ name: "web" }], [], "web"],
    restartPolicy: ["Sometimes"],
    privateIpAddress: ["999.1.1.1"],
  },
  Eip: { bandwidth: [0, "many"], internetChargeType: ["Free"], allocationId: ["eip-1"] },
} as const satisfies Record<string, Values>;

export function argumentsOf(className: keyof typeof values): Values {
  return values[className];
}

function declaration(className: keyof typeof values, random: Random): Properties {
  const bad: Values = random.chance(0.15) ? wrong[className] : {};
  const all = { ...argumentsOf(className), ...bad };
  const given = Object.entries(all).map(([name, choices]) => [name, random.pick(choices)]);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** The same declaration with a few arguments that are others. */
function changed(args: Properties, className: keyof typeof values, random: Random): Properties {
  const fresh = declaration(className, random);
  const kept = [...new Set([...Object.keys(args), ...Object.keys(fresh)])].map((name): [string, unknown] => [
    name,
    random.chance(0.25) ? fresh[name] : args[name],
  ]);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

const faults = [
  { kind: "throttle", retryAfterMs: 1 },
  { kind: "error", status: 403, code: "Forbidden.RAM", message: "Not allowed." },
  { kind: "error", status: 503, code: "ServiceUnavailable", message: "Later." },
  { kind: "dropAfter" },
] as const;

const writes = {
  ImageCache: ["CreateImageCache", "UpdateImageCache", "DeleteImageCache"],
  ContainerGroup: ["CreateContainerGroup", "UpdateContainerGroup", "DeleteContainerGroup"],
  Eip: ["AllocateEipAddress", "ModifyEipAddressAttribute", "ReleaseEipAddress"],
} as const;

/** Some runs of a program that changes now and then, with what can go wrong between them, and a destroy. */
export function sequenceOf(className: keyof typeof values, random: Random): Step[] {
  let args = declaration(className, random);
  const steps: Step[] = [{ up: args }];
  for (let left = 6; left > 0; left -= 1) {
    const what = random.next();
    if (what < 0.15) steps.push({ refresh: true });
    else if (what < 0.35)
      steps.push({ fault: { action: random.pick(writes[className]), fault: random.pick(faults) } });
    else {
      args = changed(args, className, random);
      steps.push({ up: args });
    }
  }
  return [...steps, { destroy: true }];
}
