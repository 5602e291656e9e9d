import type { Layer } from "../../../registry/manifest.js";
import { sizes } from "../schema.js";

const gib = 1024 ** 3;

/** What unpacking makes of a gzip layer where nobody knows better: the median of 26 official images that publish both. */
const unpackingFactor = 2.6;

/** How much room images take, in bytes: each layer counts once, whichever images share it. */
export interface Sizes {
  compressed: number;
  unpacked: number;
}

export function sizesOf(
  layers: readonly Layer[],
  unpackedSizes: ReadonlyMap<string, number> = new Map(),
): Sizes {
  const distinct = [...new Map(layers.map((layer) => [layer.digest, layer])).values()];
  const sum = (sizeOf: (layer: Layer) => number) =>
    distinct.reduce((total, layer) => total + sizeOf(layer), 0);
  return {
    compressed: sum(({ size }) => size),
    unpacked: sum(({ digest, size }) => unpackedSizes.get(digest) ?? size * unpackingFactor),
  };
}

/** GiB that a build needs at least: while it pulls, the disk holds both forms. */
export function neededGib({ compressed, unpacked }: Sizes): number {
  return (compressed + unpacked) / gib;
}

/** GiB as the vendor advises: twice the images, and some room. */
export function advisedGib({ unpacked }: Sizes): number {
  return Math.min(sizes.most, Math.max(sizes.least, Math.ceil((2 * unpacked) / gib + 2)));
}

/** As people read it: "1.4 GiB", "37 MiB". */
export function sizeText(bytes: number): string {
  const [size, unit] = bytes < gib ? [bytes / 1024 ** 2, "MiB"] : [bytes / gib, "GiB"];
  return `${size < 100 ? Math.ceil(size * 10) / 10 : Math.ceil(size)} ${unit}`;
}

export function inGib(bytes: number): number {
  return bytes / gib;
}
