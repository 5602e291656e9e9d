/** An object of unknown origin, read field by field with errors that name the field. */
export class JsonObject {
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(
    value: unknown,
    private readonly what: string,
  ) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new Error(`${what} must be a JSON object.`);
    }
    this.fields = { ...value };
  }

  get(name: string): unknown {
    return this.fields[name];
  }

  names(): string[] {
    return Object.keys(this.fields);
  }

  text(name: string): string {
    const value = this.fields[name];
    if (typeof value !== "string") throw new Error(`${this.what}: ${name} must be a string.`);
    return value;
  }

  number(name: string): number {
    const value = this.fields[name];
    if (typeof value !== "number") throw new Error(`${this.what}: ${name} must be a number.`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.fields[name];
    if (typeof value !== "boolean") throw new Error(`${this.what}: ${name} must be true or false.`);
    return value;
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  /** Those of the named fields that are there, all strings. */
  texts<Name extends string>(...names: Name[]): Partial<Record<Name, string>> {
    return this.some(names, (name) => this.text(name));
  }

  numbers<Name extends string>(...names: Name[]): Partial<Record<Name, number>> {
    return this.some(names, (name) => this.number(name));
  }

  flags<Name extends string>(...names: Name[]): Partial<Record<Name, boolean>> {
    return this.some(names, (name) => this.flag(name));
  }

  /** Refuses fields that nobody reads, so that a typing error does not pass silently. */
  only(known: readonly string[]): void {
    const stranger = this.names().find((name) => !known.includes(name));
    if (stranger !== undefined) {
      throw new Error(`${this.what} has no field ${stranger}; known are ${known.join(", ")}.`);
    }
  }

  private some<Name extends string, Value>(names: readonly Name[], read: (name: Name) => Value) {
    const found: Partial<Record<Name, Value>> = {};
    for (const name of names) if (this.has(name)) found[name] = read(name);
    return found;
  }
}
