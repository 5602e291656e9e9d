/** How far a set has come: one line for each tenth that is Ready, and for each cache that never will be. */
export class Progress {
  private readonly ends = new Map<string, number>();
  private shown = "";

  constructor(
    private readonly total: number,
    private readonly log: (message: string) => void,
  ) {}

  /** A cache has come to this end. */
  note(end: string): void {
    this.ends.set(end, (this.ends.get(end) ?? 0) + 1);
    const ready = this.ends.get("Ready") ?? 0;
    const others = [...this.ends].filter(([status]) => status !== "Ready");
    const tail = others.map(([status, count]) => `, ${count} ${status}`).join("");
    const step = `${Math.floor((10 * ready) / this.total)}${tail}`;
    if (step === this.shown) return;
    this.shown = step;
    this.log(`${ready} of ${this.total} Ready${tail}`);
  }
}
