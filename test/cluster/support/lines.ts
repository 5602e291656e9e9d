/** Lines that something logs, and who waits for one of them. */
export class Lines {
  readonly all: string[] = [];
  private readonly waiting: { pattern: RegExp; resolve: (line: string) => void }[] = [];

  readonly add = (line: string): void => {
    this.all.push(line);
    for (const { pattern, resolve } of this.waiting) if (pattern.test(line)) resolve(line);
  };

  /** The first line that fits, whether it was logged already or comes later. */
  heard(pattern: RegExp): Promise<string> {
    const known = this.all.find((line) => pattern.test(line));
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => this.waiting.push({ pattern, resolve }));
  }
}
