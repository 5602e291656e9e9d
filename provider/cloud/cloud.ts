import type { Clock } from "../clock.js";
import type { Caller, Client, Limit } from "./client.js";

/** The products of one region as one account sees them: one for the whole process, with what operations share. */
export interface SharedCloud {
  readonly region: string;
  readonly clock: Clock;
  readonly eci: Client;
  readonly vpc: Client;
  /** Few runs call these: their endpoints are only looked at when one does. */
  readonly ecs: () => Client;
  readonly cr: () => Client;
  /** The same for the Personal Edition of Container Registry, which has an API of its own. */
  readonly personalCr: () => Client;
  /** The account whose credentials sign the calls; asked for once. */
  accountId(limit: Limit): Promise<string>;
}

/** The same as one operation calls it: no call outlives the operation's limit. */
export class Cloud {
  readonly region: string;
  readonly clock: Clock;
  readonly eci: Caller;
  readonly vpc: Caller;

  constructor(
    readonly shared: SharedCloud,
    readonly limit: Limit,
  ) {
    this.region = shared.region;
    this.clock = shared.clock;
    this.eci = shared.eci.within(limit);
    this.vpc = shared.vpc.within(limit);
  }

  get ecs(): Caller {
    return this.shared.ecs().within(this.limit);
  }

  get cr(): Caller {
    return this.shared.cr().within(this.limit);
  }

  get personalCr(): Caller {
    return this.shared.personalCr().within(this.limit);
  }

  accountId(): Promise<string> {
    return this.shared.accountId(this.limit);
  }

  /** The same for a step that has less time. */
  within(limit: Limit): Cloud {
    return new Cloud(this.shared, limit);
  }
}
