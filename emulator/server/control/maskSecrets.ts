/** A copy for other processes: passwords, hidden variables and the contents of files read `***`. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== "object" || value === null) return value;
  const isHiding = "EnvironmentVarHide" in value && value.EnvironmentVarHide === true;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (name === "Password" || name === "Content") return [name, "***"];
      return [name, isHiding && name === "EnvironmentVar" ? withoutValues(inner) : maskSecrets(inner)];
    }),
  );
}

function withoutValues(variables: unknown): unknown {
  if (!Array.isArray(variables)) return variables;
  return variables.map((variable: { Value?: unknown }) =>
    variable.Value === undefined ? variable : { ...variable, Value: "***" },
  );
}
