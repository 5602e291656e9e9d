import { isNewResource } from "./hidden.js";
import type { Operation } from "./operation.js";
import type { CheckFailure, Properties } from "./resource.js";
import { isKnown, isNotSet } from "./schema/rules.js";

/**
 * Whether there are credentials to make a new resource with: a preview must not pass where `pulumi up` cannot. Nothing is called, and
 * each trouble is told once in a process.
 */
export async function checkCredentials(
  operation: Operation,
  olds: Properties,
  { regionId, profile }: Properties,
): Promise<CheckFailure[]> {
  const isNew = isNewResource(olds);
  if (!isNew || !isKnown(regionId) || !(isNotSet(profile) || isKnown(profile))) return [];
  const trouble = await operation.credentialsTrouble(
    String(regionId),
    isNotSet(profile) ? undefined : String(profile),
  );
  if (trouble === undefined || !operation.session.isNew(`credentials ${trouble.reason}`)) return [];
  const { reason, isSure } = trouble;
  // It is about no property: the engine names the resource alone.
  if (isSure) return [{ property: "", reason: `${reason} ${skip}` }];
  operation.log.warning(`${reason} The role of this instance will be asked, if it has one.`);
  return [];
}

const skip = "To preview without credentials, set pulumi-eci:skipCredentialsCheck to true.";
