import type { Diagnosis } from "../../provider/doctor/doctor.js";
import type { Finding } from "../../provider/doctor/finding.js";
import type { Paint } from "../paint.js";
import { wrapped } from "../wrapped.js";

/** Where it is shown. */
interface Screen {
  paint: Paint;
  /** Infinity where nobody knows it. */
  columns: number;
}

const colours = { ok: "green", wrong: "red", note: "yellow" } as const;
const widest = "wrong".length;

/** What was found, a line each, and below it what to do. */
export function doctorText({ findings, statement }: Diagnosis, screen: Screen): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  return [
    ...findings.map((one) => lines(one, width, screen)),
    ...(statement === undefined ? [] : ["", granting, JSON.stringify(statement, null, 2)]),
    "",
    summary(findings),
  ].join("\n");
}

const granting =
  "To grant what was refused, add this statement to the policy of the RAM user or role (docs/ram-policy.md):";

function lines({ about, verdict, told, advice }: Finding, width: number, screen: Screen): string {
  const indent = widest + width + 4;
  const text = (text: string) => wrapped(text.replace(/\s*\n\s*/g, " "), screen.columns, indent);
  const mark = screen.paint(colours[verdict], verdict.padEnd(widest));
  const first = `${mark}  ${about.padEnd(width)}  ${text(told)}`;
  return advice === undefined ? first : `${first}\n${" ".repeat(indent)}${text(`→ ${advice}`)}`;
}

function summary(findings: readonly Finding[]): string {
  const wrong = findings.filter(({ verdict }) => verdict === "wrong").length;
  if (wrong === 0) return "Nothing is wrong.";
  return `${wrong} of ${findings.length} ${wrong === 1 ? "is" : "are"} wrong.`;
}
