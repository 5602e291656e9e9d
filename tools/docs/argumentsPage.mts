import ts from "typescript";
import { markdownTable } from "./markdownTable.mts";

const intro = `# Arguments and outputs

<!-- Written by npm run docs:arguments from what editors show on hover. Change it there. -->

All that the resources take and tell, as editors show it. An argument is an output too, unless the cloud does not know it and the program does not give it.`;

/** The page as it has to stand in docs, from the declarations of the built package. */
export function argumentsPage(entry: string): string {
  const program = ts.createProgram([entry], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} is not there: npm run build`);
  const exported = checker.getExportsOfModule(module).map((symbol) => origin(checker, symbol));
  const classes = exported.filter(({ flags }) => flags & ts.SymbolFlags.Class).sort(byName);
  const nested = exported.filter(({ name, flags }) => {
    const isOfClass = classes.some((one) => name === `${one.name}Args` || name === `Get${one.name}Args`);
    return (
      flags & ts.SymbolFlags.Interface &&
      name.endsWith("Args") &&
      !/^Get|OutputArgs$/.test(name) &&
      !isOfClass
    );
  });
  return [
    intro,
    ...classes.map((symbol) => ofClass(checker, symbol, exported)),
    ...nested.sort(byName).map((symbol) => ofInterface(checker, symbol)),
  ]
    .join("\n\n")
    .concat("\n");
}

function byName(a: ts.Symbol, b: ts.Symbol): number {
  return a.name < b.name ? -1 : 1;
}

function origin(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

interface Member {
  name: string;
  text: string;
}

function membersOf(checker: ts.TypeChecker, symbol: ts.Symbol): Member[] {
  return checker
    .getDeclaredTypeOfSymbol(symbol)
    .getProperties()
    .filter(isOwn)
    .map((property) => ({
      name: property.name,
      text: ts.displayPartsToString(property.getDocumentationComment(checker)).replace(/\s+/g, " "),
    }));
}

/** What Pulumi's own classes declare stands in its documents. */
function isOwn(property: ts.Symbol): boolean {
  const files = (property.declarations ?? []).map((declaration) => declaration.getSourceFile().fileName);
  return files.length > 0 && files.every((file) => !file.includes("/node_modules/"));
}

function ofClass(checker: ts.TypeChecker, symbol: ts.Symbol, exported: readonly ts.Symbol[]): string {
  const args = exported.find(({ name }) => name === `${symbol.name}Args`);
  const taken = args === undefined ? [] : membersOf(checker, args);
  const told = membersOf(checker, symbol).filter(({ name }) => !taken.some((one) => one.name === name));
  return [
    `## ${symbol.name}`,
    ...(taken.length === 0 ? [] : [table("argument", taken)]),
    ...(told.length === 0 ? [] : [table("output", told)]),
  ].join("\n\n");
}

function ofInterface(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replace(/\s+/g, " ");
  return [`## ${symbol.name}`, text, table("argument", membersOf(checker, symbol))].join("\n\n");
}

function table(head: string, members: readonly Member[]): string {
  const rows = members.map(({ name, text }) => [`\`${name}\``, text.replaceAll("|", "\\|")]);
  return markdownTable([head, ""], rows);
}
