import {
  type Document,
  isCollection,
  LineCounter,
  parseAllDocuments,
  stringify,
  visit,
  type YAMLError,
} from "yaml";

/**
 * What a YAML or JSON text holds: several documents are a list of what each holds. Nothing of the text is quoted when it cannot
 * be read: it may hold passwords.
 */
export function fromYaml(text: string): unknown {
  const lineCounter = new LineCounter();
  const documents = [...parseAllDocuments(text, { prettyErrors: true, merge: true, lineCounter })];
  const [problem] = documents.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  if (problem !== undefined) throw new Error(describe(problem));
  for (const document of documents) refuseTemplates(document, lineCounter);
  const held = documents.map(contentOf).filter((content) => content !== null);
  if (held.length === 0) throw new Error("it is empty");
  return held.length === 1 ? held[0] : held.flat();
}

/** `{{ … }}` of a chart reads as a map whose key is a map. */
function refuseTemplates(document: Document.Parsed, lineCounter: LineCounter): void {
  visit(document, {
    Pair(_, { key }) {
      if (!isCollection(key)) return;
      const { line } = lineCounter.linePos(key.range?.[0] ?? 0);
      throw new Error(
        `line ${line} has a map or a list for a key: render a template such as {{ … }} first, with helm template`,
      );
    },
  });
}

function contentOf(document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const isTooMuch = error instanceof Error && error.message.startsWith("Excessive alias count");
    throw new Error(
      isTooMuch
        ? "its aliases stand for far more than it holds: write out what they stand for"
        : "an alias in it leads nowhere: a text that starts with * needs quotes",
    );
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
