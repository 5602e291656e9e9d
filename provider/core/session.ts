import { explained } from "../cloud/advice.js";
import { Cloud, type SharedCloud } from "../cloud/cloud.js";
import { type TaggedKind, taggedKinds, tagResources } from "../cloud/tags.js";
import { CredentialHelpers } from "../registry/credentialHelpers.js";
import type { Registries } from "../registry/registries.js";
import type { Operation } from "./operation.js";
import type { Owner } from "./owner.js";
import { createdPhase, creatingPhase, ownerTag, phaseTag } from "./ownership.js";
import type { Secrets } from "./secrets.js";

/** What the closing call of a process marks. */
interface Kept {
  cloud: SharedCloud;
  kind: TaggedKind;
  /** The owner's tag, for an object that may still carry one of a former form. */
  owner?: string | undefined;
}

/**
 * What one process of the engine knows of the objects that it made or was told of. An object carries the phase `creating` from
 * the very call that makes it until the engine is known to have it in the state; one that still carries it when nobody names it
 * is a leftover of a run that was killed.
 */
export class Session {
  /** Passwords that references have led to. */
  readonly passwords = new Set<string>();
  readonly helpers = new CredentialHelpers();
  private asked: Promise<Registries> | undefined;
  /** What was read last, so that a diff of it is that of a refresh. */
  private readonly read = new Set<string>();
  private readonly moves = new Map<string, string | undefined>();
  private readonly replacing = new Set<string>();
  private readonly named = new Set<string>();
  private readonly adopted = new Set<string>();
  private readonly attempted = new Set<string>();
  private readonly kept = new Map<string, Kept>();
  private readonly secrets = new Map<string, Secrets[]>();
  private readonly warned = new Set<string>();
  /** What was made for whom, and stands. */
  private readonly made = new Map<string, string>();

  /** The engine names the object of an operation: it is in the state, and no leftover. */
  begin({ id, secrets, method, identity: { urn } }: Operation): void {
    if (method === "read") this.read.add(urn);
    else if (method !== "diff") this.read.delete(urn);
    if (id === undefined) return;
    this.named.add(id);
    this.noteSecrets(id, secrets);
  }

  /** Whether a diff is that of a refresh: it follows a read. */
  isRefreshing(urn: string): boolean {
    return this.read.has(urn);
  }

  /** Remembers what a diff has found moved of an object, in words; undefined where nothing has. */
  noteMoves(urn: string, moves: string | undefined): void {
    this.moves.set(urn, moves);
  }

  /** What the last diff of an object has found moved. */
  movesOf(urn: string): string | undefined {
    return this.moves.get(urn);
  }

  /** An object is replaced to renew it, because no update does. */
  noteReplacing(urn: string): void {
    this.replacing.add(urn);
  }

  isReplacing(urn: string): boolean {
    return this.replacing.has(urn);
  }

  /** The registries of images, as this process asks them. Whoever asks none does not load what asks. */
  registries(open: () => Promise<Registries>): Promise<Registries> {
    this.asked ??= open();
    return this.asked;
  }

  /** What a create hands out, complete or not, is in the state once the engine has saved it. */
  async created(operation: Operation, kind: TaggedKind | undefined, id: string): Promise<void> {
    this.noteSecrets(id, operation.secrets);
    if (kind === undefined) return;
    const owner = this.adopted.has(id) ? operation.owner.tag : undefined;
    this.kept.set(id, { cloud: (await operation.cloud()).shared, kind, owner });
  }

  /** A create for this owner has come to a good end. */
  noteMade(owner: string, id: string): void {
    this.made.set(owner, id);
  }

  /** Whether another object than this one was made for the owner in this process. */
  hasOther(owner: string, id: string): boolean {
    return (this.made.get(owner) ?? id) !== id;
  }

  isNamed(id: string): boolean {
    return this.named.has(id);
  }

  /** Whether a create for this owner has been tried in this process already; from now on it has. */
  wasAttempted(owner: string): boolean {
    if (this.attempted.has(owner)) return true;
    this.attempted.add(owner);
    return false;
  }

  /** A create hands out an object that it found instead of making one. */
  adopt(id: string): void {
    this.adopted.add(id);
  }

  /**
   * Whether the one deletion that may follow an adoption is to be passed over: in a forced replacement the object that was
   * found can be the very one that the engine then deletes as the old one.
   */
  passOverDeletion(id: string): boolean {
    return this.adopted.delete(id);
  }

  /** An object that was looked at is in the state: its phase ends too, if it has not yet. */
  keepIfCreating(
    cloud: SharedCloud,
    kind: TaggedKind,
    id: string,
    tags: Readonly<Record<string, string>>,
    { tag }: Owner,
  ): void {
    if (tags[phaseTag] !== creatingPhase) return;
    this.kept.set(id, { cloud, kind, owner: tags[ownerTag] === tag ? undefined : tag });
  }

  /** The text without the secrets of an object that the engine has named, for whoever quotes the cloud about it. */
  scrub(id: string, text: string): string {
    return (this.secrets.get(id) ?? []).reduce((scrubbed, secrets) => secrets.scrub(scrubbed), text);
  }

  /** Whether something is said for the first time in this process; from now on it is not. */
  isNew(warning: string): boolean {
    if (this.warned.has(warning)) return false;
    this.warned.add(warning);
    return true;
  }

  /**
   * Ends the phase of everything kept, in as few calls as possible; what could not be ended is said in lines. The next refresh, or the next
   * update of the object, repeats it. To be called when the engine closes the host: only then has it saved all that it was handed.
   */
  async end(withinMs: number): Promise<string[]> {
    const kept = [...this.kept];
    this.kept.clear();
    const calls = [...new Set(kept.map(([, { cloud }]) => cloud))].flatMap((cloud) =>
      taggedKinds.flatMap((kind) => {
        const own = kept.filter(([, one]) => one.cloud === cloud && one.kind === kind);
        const limited = new Cloud(cloud, { deadline: cloud.clock.now() + withinMs });
        return [...new Set(own.map(([, { owner }]) => owner))].map((owner) => {
          const ids = own.filter(([, one]) => one.owner === owner).map(([id]) => id);
          const tags = { ...(owner !== undefined && { [ownerTag]: owner }), [phaseTag]: createdPhase };
          return tagResources(limited, kind, ids, tags).then(
            () => [],
            (error: unknown) => [notEnded(ids, error)],
          );
        });
      }),
    );
    return (await Promise.all(calls)).flat();
  }

  private noteSecrets(id: string, secrets: Secrets): void {
    this.secrets.set(id, [...(this.secrets.get(id) ?? []), secrets]);
  }
}

function notEnded(ids: readonly string[], error: unknown): string {
  return (
    `${ids.join(", ")}: the tag that ends the creation could not be set. ${explained(error)} Run pulumi refresh once it can be: ` +
    "until then a new resource of the same name takes it for what a killed run has left."
  );
}
