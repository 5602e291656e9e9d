import { scrub } from "../cloud/scrub.js";

/** The secrets of the objects that the engine has named, for whoever quotes the cloud about an object that is not its own. */
export class KnownSecrets {
  private readonly byId = new Map<string, Set<string>>();

  note(id: string, secrets: readonly string[]): void {
    this.byId.set(id, new Set([...(this.byId.get(id) ?? []), ...secrets]));
  }

  /** The text without the secrets of this object. */
  scrub(id: string, text: string): string {
    return scrub(text, [...(this.byId.get(id) ?? [])]);
  }
}
