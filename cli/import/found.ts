import type { Cloud } from "../../provider/cloud/cloud.js";
import { isInState, ownerTag, phaseTag } from "../../provider/core/ownership.js";
import type { Existing, Kind } from "../../provider/resources/kind.js";
import { kinds } from "../../provider/resources/kinds.js";
import { textTable } from "../table.js";

/** An object of the account, and the region that it was found in. */
export interface Found extends Existing {
  kind: Kind;
  cloud: Cloud;
}

/** What is picked; all that is left out picks nothing. */
export interface Choice {
  id?: readonly string[] | undefined;
  name?: readonly string[] | undefined;
  tag?: readonly string[] | undefined;
  all?: true | undefined;
}

/** All objects of a region, whoever has made them. */
export async function listIn(cloud: Cloud): Promise<Found[]> {
  const found: Found[] = [];
  for (const kind of kinds)
    for (const object of await kind.list(cloud, {})) found.push({ kind, cloud, ...object });
  return found;
}

export function isChoice({ id, name, tag, all }: Choice): boolean {
  return [id, name, tag, all].some((given) => given !== undefined);
}

/** Of several ways to pick, one is enough; of tags all. */
export function isPicked({ id, name, tags }: Found, choice: Choice): boolean {
  if (choice.all || choice.id?.includes(id)) return true;
  if (name !== undefined && choice.name?.includes(name)) return true;
  const wanted = choice.tag ?? [];
  return (
    wanted.length > 0 &&
    wanted.every((pair) => {
      const [key = "", ...value] = pair.split("=");
      return tags[key] === value.join("=");
    })
  );
}

/** The ids that somebody has asked for and that are not there. */
export function unknownIds(found: readonly Found[], { id: ids = [] }: Choice): string[] {
  return ids.filter((id) => found.every((object) => object.id !== id));
}

/** What there is, a line each; with numbers where somebody is to pick by them. */
export function listText(found: readonly Found[], areNumbered: boolean): string {
  const areSeveral = new Set(found.map(({ cloud }) => cloud.region)).size > 1;
  return textTable(
    found.map((object, index) => [
      ...(areNumbered ? [`${index + 1}`.padStart(String(found.length).length)] : []),
      ...[object.kind.noun, object.id, object.status],
      ...(areSeveral ? [object.cloud.region] : []),
      ...[object.name ?? "", isOfStack(object) ? "in the state of a stack" : ""],
    ]),
  );
}

/** A stack has it already: in two of them, each would delete it under the other. */
export function isOfStack({ tags }: Existing): boolean {
  return isInState({ owner: tags[ownerTag], phase: tags[phaseTag] });
}
