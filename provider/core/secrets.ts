import { scrub } from "../cloud/scrub.js";

/** What no message and no output may show. It is gathered when it is first needed, and then once. */
export class Secrets {
  private gathered: readonly string[] | undefined;
  private readonly added = new Set<string>();

  constructor(private readonly gather: () => readonly string[]) {}

  /** One that has come up in the meantime. */
  add(secret: string): void {
    this.added.add(secret);
  }

  list(): readonly string[] {
    this.gathered ??= this.gather();
    return [...this.gathered, ...this.added];
  }

  scrub(text: string): string {
    return scrub(text, this.list());
  }
}
