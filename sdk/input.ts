import type * as pulumi from "@pulumi/pulumi";

/** Plain arguments as a program gives them: every value, at any depth, may be an Output. */
export type InputsOf<T> = { [K in keyof T]: InputOf<T[K]> };

/** The brackets keep a union such as `boolean` in one piece. */
type InputOf<T> = [NonNullable<T>] extends [(infer Item)[]]
  ? pulumi.Input<InputOf<Item>[]> | OrUndefined<T>
  : [NonNullable<T>] extends [object]
    ? pulumi.Input<InputsOf<NonNullable<T>>> | OrUndefined<T>
    : pulumi.Input<NonNullable<T>> | OrUndefined<T>;

type OrUndefined<T> = undefined extends T ? undefined : never;
