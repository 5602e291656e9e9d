/** What goes wrong. `effect` says whether the action is performed although its answer is lost; default true. */
export type Fault =
  /** Refused with Throttling.User; `retryAfterMs` is sent as x-acs-retry-after. */
  | { kind: "throttle"; retryAfterMs?: number }
  /** Refused with this error. */
  | { kind: "error"; status: number; code: string; message: string }
  /** The connection breaks before the action is performed. */
  | { kind: "dropBefore" }
  /** The connection breaks after the action is performed. */
  | { kind: "dropAfter" }
  /** The answer comes late, by real milliseconds. */
  | { kind: "slow"; ms: number }
  /** A page of HTML instead of JSON. */
  | { kind: "garbled"; status?: number; body?: string; effect?: boolean }
  /** Never answered. */
  | { kind: "hang"; effect?: boolean }
  /** Answered when released; without effect the action is performed only then. */
  | { kind: "hold"; effect?: boolean };

export interface FaultRule {
  /** Default: any. */
  product?: string;
  /** Default: any. */
  action?: string;
  /** Matching calls to let pass first. Default 0. */
  skip?: number;
  /** Matching calls to hit. Default 1. */
  times?: number;
  fault: Fault;
}

interface CountedRule {
  readonly rule: FaultRule;
  skip: number;
  times: number;
}

/** Faults on demand: the first rule that matches and is not used up applies. */
export type Faults = Omit<FaultPlan, "take" | "hold">;

export class FaultPlan {
  private rules: CountedRule[] = [];
  private held: (() => void)[] = [];

  add(rule: FaultRule): void {
    this.rules.push({ rule, skip: rule.skip ?? 0, times: rule.times ?? 1 });
  }

  /** Forgets all rules. Held calls stay held. */
  clear(): void {
    this.rules = [];
  }

  /** The rules that are not used up, with what is left of them. */
  list(): FaultRule[] {
    return this.rules.map(({ rule, skip, times }) => ({ ...rule, skip, times }));
  }

  /** How many calls are held. */
  get heldCalls(): number {
    return this.held.length;
  }

  /** Lets all held calls go on. */
  release(): void {
    for (const resume of this.held.splice(0)) resume();
  }

  /** The fault of an arriving call, counted as used. */
  take(product: string, action: string): Fault | undefined {
    for (const counted of this.rules) {
      const { rule } = counted;
      if ((rule.product ?? product) !== product || (rule.action ?? action) !== action) continue;
      if (counted.skip > 0) {
        counted.skip -= 1;
        continue;
      }
      counted.times -= 1;
      if (counted.times <= 0) this.rules = this.rules.filter((other) => other !== counted);
      return rule.fault;
    }
    return undefined;
  }

  /** Resolves at the next release. */
  hold(): Promise<void> {
    return new Promise((resume) => {
      this.held.push(resume);
    });
  }
}
