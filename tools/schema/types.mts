import ts from "typescript";

/** A type as the package schema writes it. */
export interface TypeSpec {
  type?: "string" | "boolean" | "integer" | "number" | "array" | "object";
  items?: TypeSpec;
  additionalProperties?: TypeSpec;
  $ref?: string;
}

export interface PropertySpec extends TypeSpec {
  description?: string;
  secret?: true;
  willReplaceOnChanges?: true;
}

export interface ObjectSpec {
  type?: "object";
  description?: string;
  properties: Record<string, PropertySpec>;
  required?: string[];
}

/** What a number may be besides whole. */
const fractional =
  /^(cpu|memory|limitCpu|limitMemory|spotPriceLimit|build|month|podMonth|\w+Seconds|registryTimeout|waitFactor)$/;
const wholeSeconds = /^(activeDeadline|terminationGracePeriod|initialDelay|period|timeout)Seconds$/;

/** Reads types of the package's own declarations into those of a schema; named ones are collected. */
export class Types {
  readonly collected: Record<string, ObjectSpec> = {};

  private readonly checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.checker = checker;
  }

  /** The properties of an object, each with the text that editors show. */
  object(type: ts.Type): ObjectSpec {
    const properties: Record<string, PropertySpec> = {};
    const required: string[] = [];
    for (const symbol of type.getProperties()) {
      const held = this.checker.getTypeOfSymbol(symbol);
      const description = this.textOf(symbol);
      properties[symbol.name] = {
        ...this.spec(held, symbol.name),
        ...(description !== "" && { description }),
      };
      const isOptional = (symbol.flags & ts.SymbolFlags.Optional) !== 0 || includesUndefined(held);
      if (!isOptional) required.push(symbol.name);
    }
    return { properties, ...(required.length > 0 && { required: required.sort() }) };
  }

  textOf(symbol: ts.Symbol): string {
    return paragraphs(ts.displayPartsToString(symbol.getDocumentationComment(this.checker)));
  }

  /** `name` is what holds the type: it tells whole numbers from others. */
  spec(given: ts.Type, name: string): TypeSpec {
    const type = this.checker.getNonNullableType(given);
    const parts = (type.isUnion() ? type.types : [type]).filter(({ flags }) => (flags & nothing) === 0);
    const all = (flag: ts.TypeFlags) => parts.every(({ flags }) => (flags & flag) !== 0);
    if (all(ts.TypeFlags.BooleanLike)) return { type: "boolean" };
    if (all(ts.TypeFlags.NumberLike))
      return { type: fractional.test(name) && !wholeSeconds.test(name) ? "number" : "integer" };
    // What may be a number too is a text: a schema with a choice is poor in most languages.
    if (all(ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)) return { type: "string" };
    const [only] = parts;
    if (only === undefined || parts.length > 1)
      throw new Error(`${name}: ${this.checker.typeToString(type)} has no form in a schema`);
    return this.compound(only, name);
  }

  private compound(type: ts.Type, name: string): TypeSpec {
    if (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return { $ref: "pulumi.json#/Any" };
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(type as ts.TypeReference);
      if (item === undefined) throw new Error(`${name}: an array of nothing`);
      return { type: "array", items: this.spec(item, name) };
    }
    const indexed = this.checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (indexed !== undefined && type.getProperties().length === 0)
      return { type: "object", additionalProperties: this.spec(indexed, name) };
    return this.named(type, name);
  }

  private named(type: ts.Type, name: string): TypeSpec {
    const own = (type.aliasSymbol ?? type.symbol).name;
    const called =
      own === "__type" ? `${name[0]?.toUpperCase()}${name.slice(1)}` : own.replace(/Inputs$/, "");
    const token = `eci:index:${called}`;
    if (!(token in this.collected)) {
      this.collected[token] = { properties: {} };
      const description = this.textOf(type.aliasSymbol ?? type.symbol);
      this.collected[token] = {
        type: "object",
        ...(description !== "" && { description }),
        ...this.object(type),
      };
    }
    return { $ref: `#/types/${token}` };
  }
}

const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null;

function includesUndefined(type: ts.Type): boolean {
  return type.isUnion() && type.types.some(({ flags }) => (flags & nothing) !== 0);
}

/** Lines as a reader of any language has them: broken between paragraphs alone, and without what only an editor of TypeScript can show. */
function paragraphs(text: string): string {
  return (
    text
      .replace(/```typescript[\s\S]*?```/g, "")
      // The configuration of a stack has other names where the plugin serves it.
      .replace(/\b(?:alicloud|pulumi-eci):(?=[a-z*])/g, "eci:")
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replace(/\s*\n\s*/g, " ").trim())
      .filter((paragraph) => paragraph !== "")
      .join("\n\n")
  );
}
