/** A test of the crash layer, as the report of vitest tells it. */
export interface CrashCase {
  /** The operation. */
  ancestorTitles: string[];
  title: string;
  status: string;
}

export type Host = "dynamic provider" | "plugin";

const headings: Readonly<Record<Host, string[]>> = {
  "dynamic provider": [
    "# What a killed run loses or doubles",
    "",
    "Written by `npm run test:crash`, which runs each of these cases on the real engine. What the columns mean, and what is done when nobody asks",
    "for an object any more, is told in [killed runs](crash-safety.md).",
  ],
  plugin: [
    "# What a killed run of the plugin loses or doubles",
    "",
    "Written by `npm run test:crash -- plugin`, which runs each of the cases of the [dynamic provider](crash-table.md) with the [plugin](plugin.md). What is done when",
    "nobody asks for an object any more, is told in [killed runs](crash-safety.md).",
  ],
};

const moments = ["before its effect", "before its answer", "after its answer"] as const;
const killed = /^killed at (?<call>.+), (?<moment>[^,]+), then (?:up|destroy)$/;

/** docs/crash-table.md or docs/crash-table-plugin.md: what was lost or doubled in which case. */
export function crashPage(cases: readonly CrashCase[], host: Host): string {
  const others = cases.filter(({ title }) => !killed.test(title));
  return [
    ...headings[host],
    "",
    "`pulumi` and the provider are ended by kill -9 at one call: before it has an effect, when it has had its effect but has not been answered, and when",
    "the answer has been sent. Each case runs twice. After one the next `pulumi up` must make the cloud what the program says, and the state must agree; after the",
    "other `pulumi destroy` and `pulumi-eci sweep --yes` must leave nothing. In both no object may ever be there twice, but for the old and the new one of a",
    "replacement that creates first. *None* says that nothing was lost or doubled in either. A call that only looks has no effect to be interrupted; of a wait the",
    "first, the third and the last look are taken. The number behind a call says which of the run's calls of that action it is.",
    "",
    ...operations(cases).flatMap((operation) => [
      `## ${capital(operation)}`,
      "",
      ...tableOf(cases, operation),
      "",
    ]),
    "## Other interruptions, other ways to go on",
    "",
    "| a run | lost or doubled |",
    "| --- | --- |",
    ...others
      .filter(({ title }) => title !== "makes these calls")
      .map((other) => `| ${other.title} | ${verdict([other])} |`),
    "",
  ].join("\n");
}

function operations(cases: readonly CrashCase[]): string[] {
  return [...new Set(cases.filter(({ title }) => killed.test(title)).map(operationOf))];
}

function tableOf(cases: readonly CrashCase[], operation: string): string[] {
  const rows = new Map<string, Map<string, CrashCase[]>>();
  for (const each of cases.filter((one) => operationOf(one) === operation)) {
    const { call, moment } = killed.exec(each.title)?.groups ?? {};
    if (call === undefined || moment === undefined) continue;
    const row = rows.get(call) ?? new Map<string, CrashCase[]>();
    row.set(moment, [...(row.get(moment) ?? []), each]);
    rows.set(call, row);
  }
  const lines = [...rows].map(
    ([call, row]) => `| ${call} | ${moments.map((moment) => verdict(row.get(moment) ?? [])).join(" | ")} |`,
  );
  return [`| killed at | ${moments.join(" | ")} |`, "| --- | --- | --- | --- |", ...lines];
}

function operationOf({ ancestorTitles }: CrashCase): string {
  return ancestorTitles.at(-1) ?? "";
}

function verdict(cases: readonly CrashCase[]): string {
  if (cases.length === 0) return "–";
  return cases.every(({ status }) => status === "passed") ? "none" : "**see the run**";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
