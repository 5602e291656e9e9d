import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { quotingOutputs } from "../../provider/core/secretMark.js";
import { type Hosted, hostedOf, secretNames, typeOf } from "./hosted.js";
import { lifted } from "./stateVersion.js";
import { type Opened, open } from "./values.js";

/** The resource that a request is about. */
export function subject(request: { getUrn(): string }): { hosted: Hosted; urn: string } {
  const urn = request.getUrn();
  return { hosted: hostedOf(typeOf(urn)), urn };
}

/** What a state holds, as this version reads it. */
export function stateIn(struct: Struct | undefined): Opened {
  const opened = open(struct);
  return { ...opened, properties: lifted(opened.properties) };
}

/** What the program has marked as secret: of what always is one, the core knows the parts that are, and the program may mark more of them. */
export function markedBy(hosted: Hosted, { paths }: Opened): string[][] {
  const always = secretNames(hosted);
  return paths.filter(([name = "", ...deeper]) => deeper.length > 0 || !always.includes(name));
}

/** What is kept encrypted: what was marked, what always is, and what holds text of either. */
export function sealedNames(hosted: Hosted, ...marked: Iterable<string>[]): string[] {
  const names = [...marked.flatMap((some) => [...some]), ...secretNames(hosted)];
  return [...names, ...quotingOutputs(hosted.outputs, names)];
}
