import { between } from "./between.mts";
import { markdownTable } from "./markdownTable.mts";

interface Entry {
  text: string;
}

interface Keys {
  configuration: Readonly<Record<string, Entry>>;
  variablesOf(key: string): readonly string[];
}

/** The page with the table of keys as it has to stand: what the plugin takes, and which variables stand in for it. */
export function configurationPage(page: string, { configuration, variablesOf }: Keys): string {
  const rows = Object.entries(configuration).map(([key, { text }]) => [
    `\`eci:${key.slice(key.indexOf(":") + 1)}\``,
    variablesOf(key)
      .map((variable) => `\`${variable}\``)
      .join(", "),
    text.replaceAll("|", "\\|"),
  ]);
  return between(page, "configuration", markdownTable(["key", "environment", ""], rows));
}
