/** A type of instance. None is ever started here: they are what programs choose zones by. */
export interface InstanceType {
  readonly id: string;
  readonly family: string;
  readonly category: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly sequence: number;
}

const families = [
  { name: "ecs.c7", category: "Compute-optimized", memoryOfCore: 2 },
  { name: "ecs.g7", category: "General-purpose", memoryOfCore: 4 },
  { name: "ecs.r7", category: "Memory-optimized", memoryOfCore: 8 },
] as const;

const sizes = [
  { name: "large", cores: 2 },
  { name: "xlarge", cores: 4 },
  { name: "2xlarge", cores: 8 },
  { name: "4xlarge", cores: 16 },
] as const;

export const instanceTypes: readonly InstanceType[] = families.flatMap((family, row) =>
  sizes.map((size, column) => ({
    id: `${family.name}.${size.name}`,
    family: family.name,
    category: family.category,
    cores: size.cores,
    memoryGiB: size.cores * family.memoryOfCore,
    // Lists go on below the last one that was shown.
    sequence: 1_000 - row * sizes.length - column,
  })),
);

export const instanceTypeFamilies: readonly string[] = families.map(({ name }) => name);

/** The types of which a parameter does not say otherwise. */
export function typesWith(wanted: {
  id?: string | undefined;
  cores?: number | undefined;
  memoryGiB?: number | undefined;
}): InstanceType[] {
  return instanceTypes.filter(
    (type) =>
      (wanted.id ?? type.id) === type.id &&
      (wanted.cores ?? type.cores) === type.cores &&
      (wanted.memoryGiB ?? type.memoryGiB) === type.memoryGiB,
  );
}
