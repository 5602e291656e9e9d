/**
 * How bad it is.
 * - `error`: the build would fail. It fails the preview where the declaration wants that, and is a warning elsewhere.
 * - `warning`: it may fail, or does not do what is meant.
 * - `note`: for information.
 */
type Severity = "error" | "warning" | "note";

/** Something that is known of a build before it costs anything. */
export interface Finding {
  severity: Severity;
  /** The path of the argument that it is about. */
  property: string;
  text: string;
  /** What it is said of once in a process, whoever comes upon it. Default: the text, for each resource. */
  once?: string;
}

const mostNames = 3;

/** The first names of several. */
export function namesIn(names: readonly string[]): string {
  // Who takes a reference for a URL may have put a password into it.
  const shown = names
    .slice(0, mostNames)
    .map((name) => name.replace(/^[^/@]*:[^/@]*@(?=[^/]*\/)/, "***@"))
    .join(", ");
  const others = names.length - mostNames;
  return others > 0 ? `${shown} and ${others} more` : shown;
}
