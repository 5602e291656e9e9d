import { type Document, parseAllDocuments, stringify, type YAMLError } from "yaml";

/**
 * What a YAML or JSON text holds: several documents are a list of what each holds. Nothing of the text is quoted when it cannot
 * be read: it may hold passwords.
 */
export function fromYaml(text: string): unknown {
  const documents = [...parseAllDocuments(text, { prettyErrors: true, merge: true })];
  const [problem] = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  if (problem !== undefined) throw new Error(describe(problem));
  const held = documents.map(contentOf).filter((content) => content !== null);
  if (held.length === 0) throw new Error("it is empty");
  return held.length === 1 ? held[0] : held.flat();
}

function contentOf(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch {
    throw new Error("an alias in it leads nowhere: a text that starts with * needs quotes");
  }
}

/** One document, in the order of the object, such that no reader of YAML 1.1 or 1.2 takes a text for something else. */
export function toYaml(value: object): string {
  return stringify(value, { compat: "yaml-1.1", lineWidth: 0, aliasDuplicateObjects: false });
}

function describe({ code, linePos }: YAMLError): string {
  const [place] = linePos ?? [];
  const words = code.toLowerCase().replaceAll("_", " ");
  return place === undefined ? words : `${words} in line ${place.line}, column ${place.col}`;
}
