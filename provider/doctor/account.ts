import { explained } from "../cloud/advice.js";
import type { Cloud } from "../cloud/cloud.js";
import { type Finding, ok, wrong } from "./finding.js";
import { inTime } from "./patience.js";

/** Whose account the credentials are of. */
export async function accountFinding(cloud: Cloud): Promise<Finding> {
  try {
    return ok("account", await inTime("STS", cloud.accountId()));
  } catch (error) {
    return wrong("account", explained(error));
  }
}
