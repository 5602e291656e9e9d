import { both, oneAtMost } from "../../../core/schema/choices.js";
import * as rules from "../../../core/schema/rules.js";
import { field, neededField, ruleOf } from "../../../core/schema/shape.js";
import type { PlainInputs } from "../../../core/schema/table.js";

/** So long a value may be, say the documents; whether the API minds is not known. */
const longestValue = 256;

const value: rules.Rule = (given, property, fail, warn) => {
  if (typeof given !== "string") fail(property, "must be a string.");
  else if (given.length > longestValue)
    warn(property, `has ${given.length} characters; the documents allow ${longestValue}.`);
};

export const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Never quoted: whoever mixes it up with the value has put a secret here. */
const reference: rules.Rule = (given, property, fail) => {
  if (typeof given !== "string" || !variableName.test(given))
    fail(property, "must be the name of an environment variable.");
};

export const environmentVarShape = {
  /** Name of the variable, 1 to 128 characters. Source: `EnvironmentVar.N.Key`. */
  key: neededField<string>(rules.text({ max: 128 }), { wire: "Key", told: "Key" }),
  /** Its value. A secret one is hidden in what the API tells. One of `value`, `valueEnv` and `fieldPath` is given. Source: `EnvironmentVar.N.Value`. */
  value: field<string>(value, { wire: "Value", told: "Value" }),
  /**
   * Name of the environment variable of the process that runs `pulumi` which holds the value: it is read at the moment of the call and stands neither
   * in the program nor in the state. A new value behind the same name goes out with the next change of the containers.
   */
  valueEnv: field<string>(reference),
  /** A field of the group that gives the value, such as `status.podIP`. Source: `EnvironmentVar.N.FieldRef.FieldPath`. */
  fieldPath: field<string>(rules.text(), {
    wire: "FieldRef.FieldPath",
    told: "ValueFrom.FieldRef.FieldPath",
  }),
};

/** An environment variable of a container. */
export interface ContainerGroupEnvironmentVarInputs extends PlainInputs<typeof environmentVarShape> {}

export const environmentVarRule = both(
  ruleOf(environmentVarShape),
  oneAtMost(["value", "valueEnv", "fieldPath"]),
);
