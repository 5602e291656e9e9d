import type { Finding } from "./finding.js";

/** A statement of a RAM policy that grants what was refused. */
export interface Statement {
  Effect: "Allow";
  Action: string[];
  Resource: "*";
}

/** What has to be granted; undefined where nothing was refused. */
export function statementFor(findings: readonly Finding[]): Statement | undefined {
  const refused = findings.flatMap(({ permission }) => (permission === undefined ? [] : [permission]));
  return refused.length === 0
    ? undefined
    : { Effect: "Allow", Action: [...new Set(refused)].sort(), Resource: "*" };
}
