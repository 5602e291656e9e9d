import type { Parameters } from "./parameters.js";

interface NumberedPage<T> {
  PageNumber: number;
  PageSize: number;
  TotalCount: number;
  items: T[];
}

/** The page that PageNumber and PageSize ask for. */
export function numberedPage<T>(
  found: readonly T[],
  parameters: Parameters,
  { size, max }: { size: number; max: number },
): NumberedPage<T> {
  const PageNumber = parameters.integer("PageNumber", { min: 1, max: 1_000_000 }) ?? 1;
  const PageSize = parameters.integer("PageSize", { min: 1, max }) ?? size;
  const items = found.slice((PageNumber - 1) * PageSize, PageNumber * PageSize);
  return { PageNumber, PageSize, TotalCount: found.length, items };
}
