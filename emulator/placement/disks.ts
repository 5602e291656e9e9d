/** The categories of disks that every zone offers, for instances of every type. */
export const diskCategories: readonly string[] = ["cloud_essd", "cloud_ssd", "cloud_efficiency"];
