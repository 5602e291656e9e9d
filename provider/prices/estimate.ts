import { datesOf, type FigureName, type RegionPrices } from "./prices.js";

/** What pulls the images of a build: an instance of so many vCPUs and so much memory, and a disk as large as the cache. */
export const builder = { cpu: 2, memoryGiB: 4 };

/** A month of something that always runs, as the vendor reckons. */
const monthHours = 30 * 24;

/** What a cache that says nothing of its size gets. */
const defaultSizeGiB = 20;

/** The vendor's own example: a cache of 40 GiB that is built in 300 seconds. */
const secondsPerGiB = 300 / 40;

/** What is known of a cache whose cost is estimated. */
export interface Priced {
  sizeGiB?: number | undefined;
  /** What its images unpack to, where their registries say. */
  unpackedGiB?: number | undefined;
  /** How long its last build took. */
  buildSeconds?: number | undefined;
}

/** What a cache costs: all of it estimated; what is not known is missing. */
export interface Estimate {
  /** Of all figures, such as `USD`. */
  currency: string;
  /** One build. */
  build?: number;
  /** A month of the snapshot. */
  month?: number;
  /** A month of the disk that each pod gets, for one that always runs. */
  podMonth?: number;
  /** What the figures are made of, and the dates of the prices. */
  prices: string;
}

/** What a cache costs by the prices of its region; undefined where none are known. */
export function estimateOf(
  region: string,
  prices: RegionPrices | undefined,
  cache: Priced,
): Estimate | undefined {
  if (prices === undefined) return undefined;
  const { sizeGiB = defaultSizeGiB, unpackedGiB = sizeGiB, buildSeconds } = cache;
  const seconds = buildSeconds ?? expectedSeconds(sizeGiB);
  const figures = {
    build: buildCost(prices, sizeGiB, seconds),
    month: snapshotMonth(prices, unpackedGiB),
    podMonth: podMonth(prices, sizeGiB),
  };
  const known = Object.entries(figures).flatMap(([name, figure]) =>
    figure === undefined ? [] : [[name, rounded(figure.amount)]],
  );
  if (known.length === 0) return undefined;
  const used = Object.values(figures).flatMap((figure) => figure?.used ?? []);
  return {
    currency: prices.currency,
    ...Object.fromEntries(known),
    prices: `prices of ${datesOf(prices, used)}, ${region}: ${madeOf(figures, { ...cache, sizeGiB, seconds })}`,
  };
}

/** How long the build of a cache of this size takes, where nobody has seen one. */
export function expectedSeconds(sizeGiB: number = defaultSizeGiB): number {
  return Math.round(sizeGiB * secondsPerGiB);
}

interface Cost {
  amount: number;
  used: FigureName[];
}

/** One build: the temporary instance and its disk, for as long as they run. */
function buildCost(prices: RegionPrices, sizeGiB: number, seconds: number): Cost | undefined {
  const instance = groupSecond(prices, builder);
  const disk = prices.diskGiBHour;
  if (instance === undefined || disk === undefined) return undefined;
  const amount = (instance.amount + (disk.amount / 3_600) * sizeGiB) * seconds;
  return { amount, used: [...instance.used, "diskGiBHour"] };
}

/** A second of an instance of this size. */
export function groupSecond(
  { vcpuSecond, memoryGiBSecond, builderSecond }: RegionPrices,
  { cpu, memoryGiB }: { cpu: number; memoryGiB: number },
): Cost | undefined {
  if (builderSecond !== undefined && cpu === builder.cpu && memoryGiB === builder.memoryGiB)
    return { amount: builderSecond.amount, used: ["builderSecond"] };
  if (vcpuSecond === undefined || memoryGiBSecond === undefined) return undefined;
  const amount = vcpuSecond.amount * cpu + memoryGiBSecond.amount * memoryGiB;
  return { amount, used: ["vcpuSecond", "memoryGiBSecond"] };
}

/** A month of a snapshot: what is really written on it is paid. */
function snapshotMonth({ snapshotGiBMonth: price }: RegionPrices, gib: number): Cost | undefined {
  return price && { amount: price.amount * gib, used: ["snapshotGiBMonth"] };
}

/** A month of the disk of a pod that always runs: it has the size of the cache, whatever is on it. */
function podMonth({ diskGiBHour: price }: RegionPrices, sizeGiB: number): Cost | undefined {
  return price && { amount: price.amount * monthHours * sizeGiB, used: ["diskGiBHour"] };
}

function madeOf(
  { build, month, podMonth: pod }: Record<"build" | "month" | "podMonth", Cost | undefined>,
  { sizeGiB, unpackedGiB, buildSeconds, seconds }: Priced & { sizeGiB: number; seconds: number },
): string {
  const how = buildSeconds === undefined ? "expected by its size" : "as the last one took";
  const snapshot =
    unpackedGiB === undefined
      ? `at most ${sizeGiB} GiB, its whole disk`
      : `${gibText(unpackedGiB)} GiB, what the images unpack to`;
  const { cpu, memoryGiB } = builder;
  return [
    `build ${build ? `${seconds} s, ${how}, of ${cpu} vCPU, ${memoryGiB} GiB of memory and ${sizeGiB} GiB of disk` : "unknown"}`,
    `month ${month ? `a snapshot of ${snapshot}` : "unknown"}`,
    `podMonth ${pod ? `${monthHours} hours of ${sizeGiB} GiB of disk` : "unknown"}`,
  ].join("; ");
}

function gibText(gib: number): string {
  return String(Math.ceil(gib * 10) / 10);
}

/** A millionth of a unit is small enough. */
function rounded(amount: number): number {
  return Number(amount.toFixed(6));
}
