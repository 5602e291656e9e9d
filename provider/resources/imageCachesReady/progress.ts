/** How far a set has come: a line at the start, and then for each tenth that is Ready and for caches that never will be. */
export class Progress {
  private readonly ends = new Map<string, number>();
  private shown: string | undefined;

  constructor(
    private readonly total: number,
    private readonly log: (message: string) => void,
  ) {
    if (total > 0) this.show();
  }

  /** A cache has come to this end. Those that are told of together show in one line. */
  note(end: string): void {
    this.ends.set(end, (this.ends.get(end) ?? 0) + 1);
    queueMicrotask(() => this.show());
  }

  private show(): void {
    const ready = this.ends.get("Ready") ?? 0;
    const others = [...this.ends].filter(([status]) => status !== "Ready");
    const tail = others.map(([status, count]) => `, ${count} ${status}`).join("");
    const step = `${Math.floor((10 * ready) / this.total)}${tail}`;
    if (step === this.shown) return;
    this.shown = step;
    this.log(`${ready} of ${this.total} Ready${tail}`);
  }
}
