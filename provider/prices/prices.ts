/** What is paid for, each by the unit that its price list has. */
export const figureNames = [
  "vcpuSecond",
  "memoryGiBSecond",
  "builderSecond",
  "diskGiBHour",
  "snapshotGiBMonth",
] as const;

export type FigureName = (typeof figureNames)[number];

/** One price, and where it is from. */
export interface Figure {
  amount: number;
  /** Month or day when it was read, such as `2024-03`. */
  date: string;
  source: string;
}

/** What is known of the prices of one region. A figure that is missing is not known. */
export interface RegionPrices extends Readonly<Partial<Record<FigureName, Figure>>> {
  /** As whoever names the prices gives it. */
  readonly currency: string;
}

/** By region: none has the prices of its neighbour. */
export type PriceTable = Readonly<Record<string, RegionPrices>>;

/** The prices of a table with others in front. */
export function withPrices(table: PriceTable, over: PriceTable): PriceTable {
  const changed = Object.entries(over).map(([region, prices]) => [region, inFront(prices, table[region])]);
  return { ...table, ...Object.fromEntries(changed) };
}

/** Only what is paid in the same currency goes together. */
function inFront(over: RegionPrices, under: RegionPrices | undefined): RegionPrices {
  if (under?.currency !== over.currency) return over;
  const { builderSecond, ...parts } = under;
  // An old price of the whole builder would hide new ones of its parts.
  const isOfParts = over.vcpuSecond !== undefined || over.memoryGiBSecond !== undefined;
  return { ...(isOfParts ? parts : under), ...over };
}

/** The dates of the figures that an estimate is made of: "2024-03", or "2024-03 to 2026-11". */
export function datesOf(prices: RegionPrices, used: readonly FigureName[]): string {
  const dates = used.flatMap((name) => prices[name]?.date ?? []).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  return first === last ? (first ?? "") : `${first} to ${last}`;
}
