import { sizes as bounds } from "../schema.js";
import type { Finding } from "./finding.js";
import { type LookedImage, layersOf } from "./lookedImage.js";
import { advisedGib, inGib, neededGib, type Sizes, sizesOf, sizeText } from "./sizes.js";

/** From here on a size is told to be more than anybody needs: so many times what is advised. */
const wasteful = 3;

/** What is known of the size of a cache by what its images weigh; `declared` is in GiB. */
export function sizeFindings(looked: readonly LookedImage[], declared: number | undefined): Finding[] {
  const layers = looked.flatMap((one) => layersOf(one) ?? []);
  if (layers.length === 0) return [];
  const sizes = sizesOf(layers);
  const isWhole = looked.every((one) => layersOf(one) !== undefined);
  const size = declared ?? bounds.least;
  const found = (severity: Finding["severity"], text: string): Finding[] => [
    { severity, property: "imageCacheSize", text },
  ];
  const given = declared === undefined ? `of ${size} GiB (the default)` : `of ${size} GiB`;
  const weight = weightOf(sizes, isWhole);
  const advice = advisedGib(sizes);
  if (inGib(sizes.compressed) > size)
    return found(
      "error",
      `${given} cannot hold the images: ${weight}. A build would fail. Set it to ${advice}.`,
    );
  if (neededGib(sizes) > size)
    return found(
      "warning",
      `${given} may not hold the images: ${weight}. A build may fail. Set it to ${advice}.`,
    );
  if (declared !== undefined && isWhole && declared > wasteful * advice)
    return found(
      "note",
      `imageCacheSize ${given} is far more than the images need: ${weight}. Every pod that uses the cache pays for a disk of that size; ${advice} would do.`,
    );
  return [];
}

function weightOf({ compressed, unpacked }: Sizes, isWhole: boolean): string {
  const least = isWhole ? "" : "at least ";
  return `their layers are ${least}${sizeText(compressed)} as pulled and about ${sizeText(unpacked)} unpacked, as their registries say`;
}
