/** The time is up. */
export class BudgetSpent extends Error {
  override readonly name = "BudgetSpent";
}

/**
 * How long look-ups may take together. Only the time counts in which one is under way: a program that comes to its next cache after
 * minutes has as much left as before.
 */
export class Budget {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private underWay = 0;
  private since = 0;
  private leftMs: number;

  constructor(readonly wholeMs: number) {
    this.leftMs = wholeMs;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get isSpent(): boolean {
    return this.signal.aborted;
  }

  async spend<T>(work: () => Promise<T>): Promise<T> {
    if (this.isSpent) throw new BudgetSpent();
    this.begin();
    try {
      return await work();
    } finally {
      this.end();
    }
  }

  private begin(): void {
    this.underWay += 1;
    if (this.underWay > 1) return;
    this.since = performance.now();
    this.timer = setTimeout(() => this.controller.abort(new BudgetSpent()), this.leftMs);
  }

  private end(): void {
    this.underWay -= 1;
    if (this.underWay > 0) return;
    clearTimeout(this.timer);
    this.leftMs = Math.max(0, this.leftMs - (performance.now() - this.since));
  }
}
