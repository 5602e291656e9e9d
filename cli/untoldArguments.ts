import type { Properties } from "../provider/core/resource.js";
import { writeOnlyFields } from "../provider/core/schema/table.js";
import type { Kind } from "../provider/resources/kind.js";

/** What declaring an argument does that the cloud may have had all along. */
const laterEffects = [
  { word: "changes it in place", holds: (change: string) => change === "update" || change === "tags" },
  { word: "makes a new one in its place", holds: (change: string) => change === "replace" },
  { word: "reaches the state alone", holds: (change: string) => change === "local" },
];

/** Comments that name the arguments which the API takes and does not tell, by what declaring them later does; `login` is how one of a registry is declared. */
export function untoldComments(
  { arguments: table, noun }: Kind,
  args: Properties,
  login: (argument: string) => string,
): string[] {
  const untold = writeOnlyFields(table).filter((key) => args[key] === undefined);
  if (untold.length === 0) return [];
  const effects = laterEffects.flatMap(({ word, holds }) => {
    const names = untold.filter((key) => holds(table[key]?.change ?? ""));
    return names.length === 0 ? [] : [`- ${word}: ${names.join(", ")}.`];
  });
  const secrets = untold.filter((key) => table[key]?.secret);
  return [
    `The API does not tell these arguments of the ${noun}. Declaring one later`,
    ...effects,
    ...secrets.map(login),
  ];
}
