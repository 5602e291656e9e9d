/** Takes a value of unknown origin, or says what is wrong with it and where. */
export type Shape<T> = (value: unknown, where: string) => T;

/** A shape for each field, so that none can be forgotten. */
export type Fields<T> = { readonly [Name in keyof T]-?: Shape<T[Name]> };

export const text: Shape<string> = (value, where) => {
  if (typeof value !== "string") throw new Error(`${where} must be a string.`);
  return value;
};

export const filledText: Shape<string> = (value, where) => {
  if (text(value, where) === "") throw new Error(`${where} must not be empty.`);
  return value as string;
};

export const number: Shape<number> = (value, where) => {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Error(`${where} must be a number.`);
  return value;
};

/** Beyond it nothing can be written as a date, and every later answer would fail. */
export const latest = Date.parse("9000-01-01T00:00:00Z");

export const moment: Shape<number> = (value, where) => {
  if (!(number(value, where) >= 0 && number(value, where) < latest)) {
    throw new Error(`${where} must be milliseconds since 1970, before the year 9000.`);
  }
  return value as number;
};

/** A moment as the API writes it. */
export const time: Shape<string> = (value, where) => {
  const at = Date.parse(text(value, where));
  if (!(at >= 0 && at < latest)) throw new Error(`${where} must be a time such as 2026-01-01T00:00:00Z.`);
  return value as string;
};

export const flag: Shape<boolean> = (value, where) => {
  if (typeof value !== "boolean") throw new Error(`${where} must be true or false.`);
  return value;
};

/** A mark that is there or is not. */
export const isTrue: Shape<true> = (value, where) => {
  if (value !== true) throw new Error(`${where} must be true.`);
  return value;
};

export function oneOf<const T extends string>(...words: readonly T[]): Shape<T> {
  return (value, where) => {
    const word = words.find((candidate) => candidate === value);
    if (word === undefined) throw new Error(`${where} must be one of ${words.join(", ")}.`);
    return word;
  };
}

export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, where) => (value === undefined ? undefined : shape(value, where));
}

export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value, where) => {
    if (!Array.isArray(value)) throw new Error(`${where} must be a list.`);
    return value.map((item, index) => shape(item, `${where}[${index}]`));
  };
}

/** An object with any names, whose values are all alike. */
export function mapOf<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return (value, where) =>
    Object.fromEntries(
      Object.entries(anyObject(value, where)).map(([name, item]) => [name, shape(item, `${where}.${name}`)]),
    );
}

/** The same object of which any field may be missing. */
export function partial<T extends object>(fields: Fields<T>): Fields<Partial<T>> {
  const loose = Object.entries<Shape<unknown>>(fields).map(([name, shape]) => [name, optional(shape)]);
  return Object.fromEntries(loose) as Fields<Partial<T>>;
}

/** An object with these fields and no others, so that a typing error does not pass silently. */
export function object<T extends object>(fields: Fields<T>): Shape<T> {
  const known = Object.entries<Shape<unknown>>(fields);
  return (value, where) => {
    const given = anyObject(value, where);
    const stranger = Object.keys(given).find((name) => !Object.hasOwn(fields, name));
    if (stranger !== undefined) {
      const place = where === "" ? "There" : `${where}: there`;
      throw new Error(`${place} is no field ${stranger}; known are ${Object.keys(fields).join(", ")}.`);
    }
    const prefix = where === "" ? "" : `${where}.`;
    return Object.fromEntries(
      known
        .map(([name, shape]) => [name, shape(given[name], `${prefix}${name}`)] as const)
        .filter(([, item]) => item !== undefined),
    ) as T;
  };
}

/** An object, whatever its fields. */
export const anyObject: Shape<Readonly<Record<string, unknown>>> = (value, where) => {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error(`${where || "It"} must be a JSON object.`);
};
