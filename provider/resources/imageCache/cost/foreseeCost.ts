import { sayAfterPreview } from "../../../core/lastWords.js";
import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { isKnown } from "../../../core/schema/rules.js";
import { forecastText, type Planned } from "../../../prices/forecast.js";
import { onceIn } from "../foresight/onceIn.js";
import { sizeIn } from "./costOutputs.js";
import { runPrices } from "./runPrices.js";
import { unpackedGib } from "./unpackedGib.js";

/** Counts a build that a preview announces into what it says at its end. */
export async function foreseeCost(operation: Operation, olds: Properties, news: Properties): Promise<void> {
  const { session, identity } = operation;
  const planned = onceIn(session, "builds", () => {
    const builds = new Map<string, Planned>();
    const prices = runPrices(operation);
    sayAfterPreview(session, () => forecastText([...builds.values()], prices));
    return builds;
  });
  // The engine checks a replacement a second time, without what was before.
  if (planned.has(identity.urn)) return;
  const { regionId, imageCacheSize } = news;
  const one: Planned = {
    region: isKnown(regionId) ? String(regionId) : undefined,
    sizeGiB: sizeIn(imageCacheSize),
    buildSeconds: typeof olds.buildSeconds === "number" ? olds.buildSeconds : undefined,
  };
  planned.set(identity.urn, one);
  one.unpackedGiB = await unpackedGib(operation, news);
}
