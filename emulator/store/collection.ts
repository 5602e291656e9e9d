/** Where an object lives: nothing is visible from another account or region. */
export interface Place {
  readonly accountId: string;
  readonly regionId: string;
}

/** Objects of one kind, by one of their fields. */
export class Collection<T extends object> extends Map<string, T> {
  constructor(
    private readonly idField: keyof T,
    objects: Iterable<T> = [],
  ) {
    super();
    for (const object of objects) this.add(object);
  }

  /** Adds an object, or puts it in the place of the one with its id. */
  add(object: T): void {
    this.set(String(object[this.idField]), object);
  }

  list(): T[] {
    return [...this.values()];
  }

  where(matches: (object: T) => boolean): Collection<T> {
    return new Collection(this.idField, this.list().filter(matches));
  }
}

/** Whether an object is in that account and region. */
export function isIn({ accountId, regionId }: Place): (object: Place) => boolean {
  return (object) => object.accountId === accountId && object.regionId === regionId;
}
