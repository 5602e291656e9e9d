import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const dist = join(__dirname, "..", "..", "..", "dist", "sdk");
const entries = ["index.d.ts", join("kubernetes", "index.d.ts")].map((file) => join(dist, file));
const program = ts.createProgram(entries, {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
});
const checker = program.getTypeChecker();

interface Member {
  name: string;
  text: string;
}

/** What an editor shows on hover over each member of a declared type that this package declares itself. */
function membersOf(type: ts.Type): Member[] {
  return type.getProperties().flatMap((property) => {
    const isOwn = property.declarations?.some(
      (declaration) =>
        declaration.getSourceFile().fileName.startsWith(join(dist, "..")) &&
        !(ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private),
    );
    const text = ts.displayPartsToString(property.getDocumentationComment(checker));
    return isOwn ? [{ name: property.name, text }] : [];
  });
}

function exportsOf(entry: string): ts.Symbol[] {
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} is not there: npm run build`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}

const exported = entries.flatMap(exportsOf);
const described = exported.filter(
  (symbol) => symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface),
);

describe("what is shown on hover", () => {
  it.each(described.map((symbol) => [symbol.name, symbol] as const))(
    "tells all members of %s",
    (_, symbol) => {
      expect(ts.displayPartsToString(symbol.getDocumentationComment(checker))).not.toBe("");
      const untold = membersOf(checker.getDeclaredTypeOfSymbol(symbol)).filter(({ text }) => text === "");
      // The parts of a Kubernetes object are Kubernetes' own.
      expect(untold.filter(({ name }) => !["apiVersion", "kind", "metadata", "spec"].includes(name))).toEqual(
        [],
      );
    },
  );

  it.each(
    described.filter(({ flags }) => flags & ts.SymbolFlags.Class).map((symbol) => [symbol.name, symbol]),
  )("tells the parameters of the constructor of %s", (_, symbol) => {
    const construct = checker
      .getTypeOfSymbolAtLocation(
        symbol as ts.Symbol,
        program.getSourceFile(entries[0] ?? "") as ts.SourceFile,
      )
      .getConstructSignatures();
    const parameters = construct.flatMap((signature) => signature.getParameters());
    const untold = parameters.filter(
      (parameter) => ts.displayPartsToString(parameter.getDocumentationComment(checker)) === "",
    );
    expect(untold.map(({ name }) => name)).toEqual([]);
  });

  it("is the same for an argument and for its output", () => {
    const textOf = (type: string, name: string) => {
      const symbol = described.find((candidate) => candidate.name === type);
      const members = symbol === undefined ? [] : membersOf(checker.getDeclaredTypeOfSymbol(symbol));
      return members.find((member) => member.name === name)?.text;
    };
    expect(textOf("ImageCache", "flash")).toContain("instant cache");
    expect(textOf("ImageCache", "flash")).toBe(textOf("ImageCacheArgs", "flash"));
    expect(textOf("Eip", "period")).toBe(textOf("EipArgs", "period"));
    expect(textOf("ImageCache", "status")).toContain("`Preparing`");
  });
});
