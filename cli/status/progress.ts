/** Tells on a terminal how far a long list is read, in one line that is gone at the end. */
export class ReadProgress {
  private readonly read = new Map<string, string>();
  private isShown = false;

  constructor(private readonly out: { isTTY?: boolean; write(text: string): unknown }) {}

  page(regionId: string, found: number, total: number | undefined): void {
    // One page is no progress.
    if (!this.out.isTTY || total === undefined || found >= total) return;
    this.read.set(regionId, `${regionId} ${found} of ${total}`);
    this.isShown = true;
    this.out.write(`\r\u001b[Kreading image caches: ${[...this.read.values()].join(", ")}`);
  }

  end(): void {
    if (this.isShown) this.out.write("\r\u001b[K");
    this.isShown = false;
    this.read.clear();
  }
}
