import type { ActionName } from "../cloud/actions.js";
import { explained } from "../cloud/advice.js";
import { causeOfCode } from "../cloud/causes/causeOf.js";
import type { Parameters } from "../cloud/client.js";
import type { Cloud } from "../cloud/cloud.js";
import { imageCacheUsage } from "../cloud/eci.js";
import { CloudError } from "../cloud/errors.js";
import type { Product } from "../cloud/products.js";
import { type Finding, note, ok, reasonOf, wrong } from "./finding.js";
import { inTime } from "./patience.js";

interface Read {
  product: "eci" | "vpc";
  action: ActionName;
  page: Parameters;
  /** What does not work without it. */
  serves: string;
  /** Only who declares that needs it. */
  isOptional?: true;
}

const reads: readonly Read[] = [
  { product: "eci", action: "DescribeImageCaches", page: { Limit: 1 }, serves: "ImageCache" },
  {
    ...{ product: "eci", action: "DescribeContainerGroups", page: { Limit: 1 } },
    ...{ serves: "ContainerGroup", isOptional: true },
  },
  {
    ...{ product: "vpc", action: "DescribeEipAddresses", page: { PageSize: 1 } },
    ...{ serves: "Eip and autoCreateEip", isOptional: true },
  },
];

/** Tries each read with a page of one, where the host answers. */
export async function readFindings(cloud: Cloud, answering: ReadonlySet<Product>): Promise<Finding[]> {
  const tried = reads.filter(({ product }) => answering.has(product));
  return Promise.all(tried.map((read) => tryRead(cloud, read)));
}

async function tryRead(cloud: Cloud, { product, action, page, serves, isOptional }: Read): Promise<Finding> {
  const name = `${product}:${action}`;
  try {
    await inTime(product, cloud[product].call(action, { RegionId: cloud.region, ...page }));
    return ok("read", `${name} is allowed`);
  } catch (error) {
    const finding = refusedCall("read", error);
    return isOptional && finding.permission !== undefined
      ? bearable(finding, `needed for ${serves} alone`)
      : finding;
  }
}

/** A refusal that not everybody has to mind. */
export function bearable(finding: Finding, why: string): Finding {
  const advice = "Where you need it, grant it: the statement is below.";
  return { ...finding, verdict: "note", told: `${finding.told} (${why})`, advice };
}

/** What a failed call tells, with the permission that it lacks where that is why. */
export function refusedCall(about: string, error: unknown): Finding {
  if (!(error instanceof CloudError)) return wrong(about, reasonOf(error));
  const { product, action, code } = error;
  if (causeOfCode(code)?.id !== "denied") return wrong(about, explained(error));
  const permission = `${product}:${action}`;
  const advice = "Grant it: the statement is below.";
  return { ...wrong(about, `${permission} is refused: ${code}`, advice), permission };
}

/** How many image caches the region still has room for. */
export async function quotaFinding(cloud: Cloud): Promise<Finding> {
  const about = "quota";
  try {
    const usage = await inTime("eci", imageCacheUsage(cloud.eci));
    if (usage === undefined) return note(about, "ListUsage does not tell it");
    const told = `${usage.used} of ${usage.max} image caches are used in ${cloud.region}`;
    return usage.used < usage.max
      ? ok(about, told)
      : wrong(about, told, "Delete some that nobody needs (pulumi-eci status), or raise it in Quota Center.");
  } catch (error) {
    const finding = refusedCall(about, error);
    return finding.permission === undefined
      ? finding
      : bearable(finding, "a preview cannot warn of a full quota");
  }
}
