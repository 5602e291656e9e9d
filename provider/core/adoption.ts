import { explained } from "../cloud/advice.js";
import type { Cloud, SharedCloud } from "../cloud/cloud.js";
import { CloudError } from "../cloud/errors.js";
import type { Operation } from "./operation.js";
import { isOwnedBy } from "./owner.js";
import { creatingPhase, digestTag, phaseTag } from "./ownership.js";

/** An object that may have been left by a run that was killed before the engine knew of it. */
export interface Candidate {
  id: string;
  tags: Readonly<Record<string, string>>;
  /** It will never become usable. */
  isBroken: boolean;
}

/** How one kind of object is found, looked at and removed. */
export interface Search<T extends Candidate> {
  digest: string;
  /** Every object in the phase `creating`. */
  list(): Promise<T[]>;
  look(id: string): Promise<T | undefined>;
  remove(id: string): Promise<void>;
}

/**
 * What an interrupted run of the same resource has left, if it can be gone on with. What cannot, because it was made for
 * other arguments or has failed, is removed.
 */
export async function takeLeftover<T extends Candidate>(
  operation: Operation,
  search: Search<T>,
): Promise<T | undefined> {
  const { owner, session, log } = operation;
  const candidates = await candidatesOf(operation, search);
  const own = candidates.filter(({ id, tags }) => isOwnedBy(tags, owner) && !session.isNamed(id));
  const looked = await Promise.all(own.map(({ id }) => search.look(id)));
  const left = looked.filter(
    (candidate): candidate is Awaited<T> =>
      candidate !== undefined &&
      isOwnedBy(candidate.tags, owner) &&
      candidate.tags[phaseTag] === creatingPhase,
  );
  if (left.length > 1) {
    throw new Error(
      `Interrupted runs have left several objects of this resource: ${left.map(({ id }) => id).join(", ")}. Nothing was created. ` +
        "Delete those that nobody needs with: pulumi-eci sweep --yes",
    );
  }
  const [leftover] = left;
  if (leftover === undefined) return undefined;
  if (leftover.tags[digestTag] === search.digest && !leftover.isBroken) {
    session.adopt(leftover.id);
    log.info(`goes on with ${leftover.id}, which an interrupted run has left`);
    return leftover;
  }
  log.info(`removes ${leftover.id}, which an interrupted run has left and which cannot be gone on with`);
  await search.remove(leftover.id);
  return undefined;
}

/** Without the right to list, a create goes on: it is no less safe than any other provider's. */
async function candidatesOf<T extends Candidate>({ log }: Operation, search: Search<T>): Promise<T[]> {
  try {
    return await search.list();
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    log.warning(`could not look for what an interrupted run may have left. ${explained(error)}`);
    return [];
  }
}

/** One list for all first creates of a run: what earlier runs have left does not grow. A second try looks again. */
export class SharedList<T> {
  private readonly lists = new WeakMap<SharedCloud, Promise<T[]>>();

  constructor(private readonly fetch: (cloud: Cloud) => Promise<T[]>) {}

  async get(operation: Operation): Promise<T[]> {
    const cloud = await operation.cloud();
    if (operation.session.wasAttempted(operation.owner.hash)) return this.fetch(cloud);
    const known = this.lists.get(cloud.shared);
    if (known !== undefined) return known;
    const list = this.fetch(cloud);
    this.lists.set(cloud.shared, list);
    list.catch(() => this.lists.delete(cloud.shared));
    return list;
  }
}
