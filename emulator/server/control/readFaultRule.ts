import type { Fault, FaultRule } from "../../faults.js";
import { anyObject, type Fields, flag, number, object, optional, type Shape, text } from "../../shapes.js";

/** What each kind of fault says beside its name. */
const details: { readonly [K in Fault["kind"]]: Fields<Omit<Extract<Fault, { kind: K }>, "kind">> } = {
  throttle: { retryAfterMs: optional(number) },
  error: { status: number, code: text, message: text },
  dropBefore: {},
  dropAfter: {},
  slow: { ms: number },
  garbled: { status: optional(number), body: optional(text), effect: optional(flag) },
  hang: { effect: optional(flag) },
  hold: { effect: optional(flag) },
};

const fault: Shape<Fault> = (value, where) => {
  const kind = text(anyObject(value, where).kind, `${where}.kind`);
  if (!Object.hasOwn(details, kind)) throw new Error(`There is no fault of kind ${kind}.`);
  const fields = { kind: text, ...details[kind as Fault["kind"]] } as Fields<Fault>;
  return object<Fault>(fields)(value, where);
};

export const readFaultRule: Shape<FaultRule> = object<FaultRule>({
  product: optional(text),
  action: optional(text),
  skip: optional(number),
  times: optional(number),
  fault,
});
