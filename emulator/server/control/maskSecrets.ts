/** What may hold a secret: a password, the contents of a file, the options of a volume with its keys. */
const secrets = new Set(["Password", "Content", "FlexVolumeOptions"]);

/** A copy for other processes: secrets, and variables that are hidden, read `***`. */
export function maskSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== "object" || value === null) return value;
  const isHiding = "EnvironmentVarHide" in value && value.EnvironmentVarHide === true;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (secrets.has(name) || (name === "Options" && typeof inner === "string")) return [name, "***"];
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
