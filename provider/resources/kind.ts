import type { Cloud } from "../cloud/cloud.js";
import type { TaggedKind } from "../cloud/tags.js";
import type { Properties, Resource } from "../core/resource.js";
import type { Table } from "../core/schema/table.js";
import type { Secrets } from "../core/secrets.js";

/** An object of the cloud, whoever has made it. */
export interface Existing {
  id: string;
  /** What it is called in the cloud. */
  name: string | undefined;
  status: string;
  /** When it was made, in the cloud's own words. */
  madeAt: string;
  /** When the cloud deletes it, where it does. */
  expiresAt?: string | undefined;
  /** When a pod last started from it, where it is something that pods start from. */
  lastMatchedAt?: string | undefined;
  tags: Readonly<Record<string, string>>;
  /** The arguments that the API returns and that say more than a default. */
  args: Properties;
  /** The state that a create with these inputs would leave. */
  stateAfter(inputs: Properties, accountId: string, secrets: Secrets): Properties;
}

/** One kind of object that this package makes in the cloud, for whoever walks over all of them. */
export interface Kind {
  readonly name: TaggedKind;
  /** How a state calls its resources. */
  readonly type: string;
  /** How a program calls their class. */
  readonly className: string;
  /** How a message calls one. */
  readonly noun: string;
  readonly resource: Resource;
  /** All that is to be known of its arguments. */
  readonly arguments: Table;
  /** The phases of objects that no state has to know: a killed run has left them, or they are kept for a while. */
  readonly unfinishedPhases: readonly string[];
  /** All of a region that carry these tags. */
  list(cloud: Cloud, tags: Readonly<Record<string, string>>): Promise<Existing[]>;
  /** The one with this id; undefined when the region does not know it. */
  describe(cloud: Cloud, id: string): Promise<Existing | undefined>;
  /** Deletes it and waits until it is gone; already gone is fine. */
  remove(cloud: Cloud, id: string): Promise<void>;
}
