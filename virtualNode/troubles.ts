import { explained } from "../provider/cloud/advice.js";
import { CloudError } from "../provider/cloud/errors.js";
import { isRetried } from "../provider/cloud/retriedCodes.js";
import { ClusterError } from "../provider/kubernetes/clusterError.js";

/** Whether the same may succeed a little later: the cloud or the cluster is in trouble, or not yet so far. */
export function isPassing(error: unknown): boolean {
  return error instanceof CloudError ? isRetried(error) : error instanceof ClusterError && error.isPassing;
}

/** Tells of each trouble once, however often the next look finds it again. */
export class Troubles {
  private readonly told = new Map<string, string>();

  constructor(private readonly log: (message: string) => void) {}

  /** Does something for a subject. What goes wrong with one is no matter of the others. */
  async guard(subject: string, body: () => Promise<void>): Promise<void> {
    try {
      await body();
      this.told.delete(subject);
    } catch (error) {
      const message = explained(error);
      // Each answer of the cloud has another request id.
      const trouble = error instanceof CloudError ? `${error.action} ${error.code}` : message;
      if (this.told.get(subject) !== trouble) this.log(`${subject}: ${message}`);
      this.told.set(subject, trouble);
    }
  }
}
