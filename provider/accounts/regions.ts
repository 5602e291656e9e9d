import { didYouMean } from "../nearestName.js";

/** The regions that serve ECI. */
export const eciRegions: readonly string[] = [
  ...["ap-northeast-1", "ap-northeast-2", "ap-south-1"],
  ...[
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
  ],
  ...["cn-beijing", "cn-beijing-finance-1", "cn-chengdu", "cn-fuzhou", "cn-guangzhou", "cn-hangzhou"],
  ...["cn-hangzhou-finance", "cn-heyuan", "cn-hongkong", "cn-huhehaote", "cn-nanjing", "cn-qingdao"],
  ...["cn-shanghai", "cn-shanghai-finance", "cn-shanghai-finance-1", "cn-shenzhen", "cn-shenzhen-finance"],
  ...["cn-shenzhen-finance-1", "cn-wuhan-lr", "cn-wulanchabu", "cn-zhangjiakou", "cn-zhengzhou-jva"],
  ...["eu-central-1", "eu-west-1", "me-central-1", "me-east-1", "us-east-1", "us-west-1"],
];

const eciHostRegion: Record<string, string> = {
  "cn-shanghai-finance-1": "cn-shanghai-finance",
  "cn-shenzhen-finance-1": "cn-shenzhen-finance",
};

const centralVpcRegions = [
  "cn-hangzhou",
  "cn-hangzhou-finance",
  "cn-shanghai-finance-1",
  "cn-shenzhen-finance-1",
];

/** The host of each product in a region, where nothing else is configured. */
export const publicHosts = {
  eci: (region: string) => `eci.${eciHostRegion[region] ?? region}.aliyuncs.com`,
  vpc: (region: string) =>
    centralVpcRegions.includes(region) ? "vpc.aliyuncs.com" : `vpc.${region}.aliyuncs.com`,
  ecs: (region: string) => `ecs.${region}.aliyuncs.com`,
  sts: (region: string) => `sts.${region}.aliyuncs.com`,
  cr: (region: string) => `cr.${region}.aliyuncs.com`,
};

/** What a region is written like; it becomes a part of a host's name. */
const form = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** As the cloud writes it: capitals and blanks around it are slips. */
export function regionWritten(region: string): string {
  return region.trim().toLowerCase();
}

/** Why a text can be the name of no region. */
export function refuseRegion(region: string): string | undefined {
  return form.test(region)
    ? undefined
    : `must be a region such as "cn-hangzhou", not ${JSON.stringify(region)}.`;
}

/** What is to be said of a region that this version does not know; new ones come. */
export function strangeRegion(region: string): string | undefined {
  if (eciRegions.includes(region)) return undefined;
  return `"${region}" is no region of Elastic Container Instance that this version knows${didYouMean(region, eciRegions)}.`;
}
