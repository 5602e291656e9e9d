/** Where an object is described, such as `description 2`. */
interface NamedObject {
  name: string;
  from: string;
}

/** Refuses objects of one name: a cluster would take them for one. */
export function refuseSameNames(objects: readonly NamedObject[]): void {
  for (const { name } of objects) {
    const same = objects.filter((other) => other.name === name);
    if (same.length < 2) continue;
    const places = same.map(({ from }) => from).join(" and ");
    throw new Error(`${places} have the same name, ${name}: give one another name.`);
  }
}
