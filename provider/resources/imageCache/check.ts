import { entriesOf } from "../../cloud/answer.js";
import { checkCredentials } from "../../core/credentialsCheck.js";
import { checkEndpoints } from "../../core/endpointsCheck.js";
import { isNewResource } from "../../core/hidden.js";
import type { Operation } from "../../core/operation.js";
import { fillRegion, zoneWarnings } from "../../core/region.js";
import type { CheckFailure, CheckResult, Findings, Properties } from "../../core/resource.js";
import { factsOf } from "../../core/schema/changes.js";
import { generatedName } from "../../core/schema/names.js";
import * as rules from "../../core/schema/rules.js";
import { sameValue } from "../../core/schema/same.js";
import { alicloudHints, means, rulesOf } from "../../core/schema/table.js";
import { checkTogether } from "../../core/schema/together.js";
import { containsUnknown } from "../../core/schema/unknown.js";
import { withoutZeros } from "../../core/schema/zeros.js";
import { unlessUseless } from "../../core/uselessCredentials.js";
import { buildAddressWarnings } from "./buildEip/buildAddress.js";
import { foreseeCost } from "./cost/foreseeCost.js";
import { automaticSize } from "./foresight/automaticSize.js";
import { foresee } from "./foresight/foresee.js";
import { concernsImages, verifyBuild } from "./foresight/verify.js";
import { checkRoleArns } from "./registries.js";
import { checkRegistryCredentials } from "./registryCredentials.js";
import { checkRenewal } from "./renewal.js";
import { fieldNames, imageCacheArguments, namePartsOf } from "./schema.js";

const inputRules = rulesOf(imageCacheArguments);
const alicloudNames = alicloudHints(imageCacheArguments);

/** All that is wrong with the arguments, and the arguments with the region and the name filled in. */
export async function check(
  operation: Operation,
  olds: Properties,
  declared: Properties,
): Promise<CheckResult> {
  const { given, asDeclared } = withoutZeros(operation, imageCacheArguments, olds, declared);
  return asDeclared(await checkGiven(operation, olds, given));
}

async function checkGiven(operation: Operation, olds: Properties, news: Properties): Promise<CheckResult> {
  const inputs = { ...news };
  const { failures, warnings } = applyOwnRules(news);
  if (!failures.some(isAboutCredentials)) {
    const areNeeded = !isSameDeclaration(olds, news);
    failures.push(
      ...(await checkRegistryCredentials(operation, entriesOf(news.imageRegistryCredentials), areNeeded)),
    );
  }
  const region = fillRegion(operation, inputs, true);
  failures.push(...checkCombinations(news), ...region.failures);
  failures.push(...checkEndpoints(operation, olds, inputs));
  failures.push(...(await checkCredentials(operation, olds, inputs)));
  if (news.autoImageCacheSize === true && failures.length === 0)
    failures.push(
      ...(await unlessUseless(operation, async () => {
        inputs.imageCacheSize = await automaticSize(operation, olds, inputs);
        return [];
      })),
    );
  if (rules.isNotSet(inputs.imageCacheName)) {
    const moves = operation.session.movesOf(operation.identity.urn) ?? [];
    inputs.__generatedName = generatedName(operation.identity, olds, namePartsOf(inputs).concat(moves));
    inputs.imageCacheName = inputs.__generatedName;
  }
  if (isSameSet(olds.images, news.images)) inputs.images = olds.images;
  if (failures.length === 0) failures.push(...(await lookAhead(operation, olds, inputs)));
  const more = [...region.warnings, ...zoneWarnings(inputs, "zoneId"), ...buildAddressWarnings(news)];
  return { inputs, failures, warnings: [...warnings, ...more] };
}

/** What a build would fail of, as registries and the cloud tell. */
function lookAhead(operation: Operation, olds: Properties, inputs: Properties): Promise<CheckFailure[]> {
  return unlessUseless(operation, async () => {
    const verified = concernsImages(olds, inputs) ? verifyBuild(operation, inputs) : [];
    const [found] = await Promise.all([verified, foresee(operation, olds, inputs)]);
    if (found.length === 0 && isNewResource(olds)) await foreseeCost(operation, olds, inputs);
    return found;
  });
}

/** Another order of images is no change. The engine compares by place, so it must not see one, or `replaceOnChanges` replaces. */
function isSameSet(before: unknown, now: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(now) || containsUnknown([before, now])) return false;
  return means(imageCacheArguments.images, before, now);
}

function isAboutCredentials({ property }: CheckFailure): boolean {
  return property.startsWith("imageRegistryCredentials");
}

/** Whoever changes nothing needs no password, and so no reference that leads to one. */
function isSameDeclaration(olds: Properties, news: Properties): boolean {
  return fieldNames.every((name) => {
    const { isFilled } = factsOf(imageCacheArguments, name);
    return sameValue(olds[name], news[name]) || (isFilled && rules.isNotSet(news[name]));
  });
}

function applyOwnRules(inputs: Properties): Findings {
  const found = rules.applyRules(inputs, inputRules, "ImageCache", alicloudNames);
  if (rules.isNotSet(inputs.images))
    found.failures.push({ property: "images", reason: "is missing: 1 to 20 images are needed." });
  return found;
}

function checkCombinations(inputs: Properties): CheckFailure[] {
  return [
    ...checkTogether(imageCacheArguments, inputs),
    ...checkRenewal(inputs),
    ...checkRoleArns(inputs.acrRegistryInfos),
  ];
}
