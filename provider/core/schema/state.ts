import { storedHiddenInputs } from "../hidden.js";
import type { Properties } from "../resource.js";
import { declaredFields, declaredIn } from "./changes.js";
import { isNotSet } from "./rules.js";
import { type Computed, type Facts, means, type Names, type Table } from "./table.js";

/**
 * The readable arguments as the cloud has them. One that it says nothing about is left out, where a difference would be a
 * guess.
 */
export function observedIn<Told, T extends Table<Told>>(table: T, told: Told): Map<Names<T>, unknown> {
  const observed = new Map<Names<T>, unknown>();
  for (const [name, facts] of Object.entries<Facts<Told>>(table)) {
    if (facts.read === undefined) continue;
    const value = facts.read(told);
    if (!isNotSet(value) || facts.silenceIsNone) observed.set(name as Names<T>, value);
  }
  return observed;
}

/** The arguments that say of an object what the cloud says of it, and more than a default. */
export function saidBy<Told, T extends Table<Told>>(table: T, told: Told): Properties {
  const said = [...observedIn(table, told)].filter(([name, value]) => {
    const facts = table[name] as Facts<Told>;
    // What only a new object can have, and nobody has to declare, the cloud has assigned.
    const isAssigned = facts.change === "replace" && facts.stays;
    return !isNotSet(value) && !isAssigned && !means(facts, undefined, value);
  });
  return Object.fromEntries(said);
}

/** What the cloud adds to the arguments. */
export function outputsIn<Told>(
  table: Readonly<Record<string, Computed<unknown, Told>>>,
  told: Told,
): Properties {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, { read }]) => (read === undefined ? [] : [[name, read(told)]])),
  );
}

/** The arguments as they were declared, and what the server filled in for the others. */
export function filledIn<Told, T extends Table<Told>>(table: T, inputs: Properties, told: Told): Properties {
  const state: Properties = { ...inputs };
  for (const [name, value] of observedIn(table, told)) {
    if (isNotSet(state[name])) state[name] = value;
  }
  return { ...state, __declared: declaredFields(table as Table, inputs) };
}

/**
 * What a refresh finds: for each readable argument the declared value where the cloud's means the same, else the cloud's. What nobody
 * declared is left to whoever set it, but for what is watched: the next update takes that off.
 */
export function refreshedWith<Told, T extends Table<Told>>(
  table: T,
  state: Properties,
  told: Told,
  outputs: Properties,
): { outs: Properties; inputs: Properties } {
  const declared: string[] = [...declaredIn(table as Table, state)];
  const outs: Properties = { ...state, ...outputs };
  const inputs: Properties = { ...storedHiddenInputs(state), __generatedName: state.__generatedName };
  for (const name of declared) inputs[name] = state[name];

  for (const [name, observed] of observedIn(table, told)) {
    const facts = table[name] as Facts<Told>;
    if (facts.isUnsure?.(told)) continue;
    const isDeclared = declared.includes(name);
    const value = isDeclared ? blendedWith(facts, state[name], observed) : observed;
    if (isDeclared && means(facts, state[name], value)) continue;
    outs[name] = value ?? null;
    if (!isDeclared && !(facts.isWatched && !means(facts, undefined, value))) continue;
    inputs[name] = value ?? null;
    if (!isDeclared) declared.push(name);
  }
  // Drift counts as declared from now on, else the next diff would take it for the server's choice.
  outs.__declared = declared;
  return { outs: withoutUnset(outs), inputs: withoutUnset(inputs) };
}

function blendedWith({ blend }: Facts<never>, declared: unknown, told: unknown): unknown {
  const known = !isNotSet(declared) && !isNotSet(told);
  return blend !== undefined && known ? blend(declared as never, told as never) : told;
}

function withoutUnset(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => !isNotSet(value)));
}
