import { explainFindings } from "../../../core/findings.js";
import type { Operation } from "../../../core/operation.js";
import type { CheckFailure, Properties } from "../../../core/resource.js";
import { isNotSet } from "../../../core/schema/rules.js";
import type { FieldName } from "../schema.js";
import { changesAny } from "./concern.js";
import type { Finding } from "./finding.js";
import { imageFindings } from "./imageFindings.js";
import { lookAtImages } from "./lookAtImages.js";
import { modeOf } from "./mode.js";
import { sizeFindings } from "./sizeFindings.js";

/** What a build depends on that registries know of. */
const concerned: readonly FieldName[] = [
  "images",
  "osType",
  "imageRegistryCredentials",
  "acrRegistryInfos",
  "plainHttpRegistries",
  "insecureRegistries",
  "imageCacheSize",
];

/** Whether a declaration asks for something else to be pulled than the one before, or in another way. */
export function concernsImages(olds: Properties, news: Properties): boolean {
  return changesAny(olds, news, concerned);
}

/** What a preview knows of the build that it announces. The result is what fails it; all else is told. */
export async function verifyBuild(operation: Operation, inputs: Properties): Promise<CheckFailure[]> {
  const mode = modeOf(operation, inputs);
  if (mode === "off") return [];
  const findings = await findingsOf(operation, inputs);
  for (const finding of findings) {
    if (mode !== "error" || finding.severity !== "error") tell(operation, finding);
  }
  if (mode !== "error") return [];
  return findings
    .filter(({ severity }) => severity === "error")
    .map(({ property, text }) => ({ property, reason: `${text} ${goOn}` }));
}

/** The same for a build that no argument asks for, but what has become of the cache. A refresh only compares, and asks nobody. */
export async function verifyRebuild(operation: Operation, inputs: Properties): Promise<void> {
  if (operation.session.isRefreshing(operation.identity.urn)) return;
  const failures = await verifyBuild(operation, inputs);
  if (failures.length === 0) return;
  throw new Error(`is to be built again, and would fail. ${explainFindings(failures)}`);
}

const goOn = 'To go on all the same, set verifyImages to "warn".';

async function findingsOf(operation: Operation, inputs: Properties): Promise<Finding[]> {
  const looked = await lookAtImages(operation, inputs);
  const { imageCacheSize: size } = inputs;
  const found = imageFindings(looked);
  if (isNotSet(size)) return [...found, ...sizeFindings(looked, undefined)];
  return typeof size === "number" ? [...found, ...sizeFindings(looked, size)] : found;
}

function tell(operation: Operation, { severity, property, text, once }: Finding): void {
  const { log, session } = operation;
  if (!(once === undefined ? operation.isNews(`${property} ${text}`) : session.isNew(once))) return;
  if (severity === "note") log.note(text);
  else log.warning(`${property} ${text}`);
}
