import { literal } from "../literal.js";
import { accountCauses } from "./accountCauses.js";
import { addressCauses } from "./addressCauses.js";
import { buildCauses } from "./buildCauses.js";
import type { Cause } from "./cause.js";
import { groupCauses } from "./groupCauses.js";
import { registryCauses } from "./registryCauses.js";
import { withoutNames } from "./withoutNames.js";

/** All that is known to go wrong; of two that a text could mean, the first one holds. */
export const causes: readonly Cause[] = [
  ...registryCauses,
  ...buildCauses,
  ...groupCauses,
  ...accountCauses,
  ...addressCauses,
];

const byCode = new Map(causes.flatMap((cause) => (cause.codes ?? []).map((code) => [code, cause] as const)));

const byText = causes.flatMap((cause) =>
  (cause.texts ?? []).map((text) => ({ cause, when: patternOf(text) })),
);

/** What a code of the API, or the reason of an event, stands for. */
export function causeOfCode(code: string): Cause | undefined {
  return byCode.get(code);
}

/** What an event tells of: its reason decides before its text, and a code in the text before the words beside it. */
export function causeOfEvent({ reason = "", message = "" }: { reason?: string; message?: string }) {
  const text = withoutNames(message);
  const known = byCode.get(reason) ?? causeOfCodeIn(text);
  return known ?? byText.find(({ when }) => when.test(`${reason}: ${text}`))?.cause;
}

/** What is wrong, and what to do about it. */
export function told({ cause, advice }: Cause): string {
  return `${cause} ${advice}`;
}

function causeOfCodeIn(text: string): Cause | undefined {
  const words = text.match(/[A-Za-z]\w*(?:\.\w+)*/g) ?? [];
  return words.filter(isUnmistakable).flatMap((word) => byCode.get(word) ?? [])[0];
}

/** A code of one plain word, such as `Unauthorized`, is a word of many texts. */
function isUnmistakable(word: string): boolean {
  return /[a-z][A-Z]|[._]/.test(word);
}

function patternOf(text: string): RegExp {
  const parts = text.split(" … ").map(literal);
  return new RegExp(`(?<![\\w-])${parts.join("\\b.*\\b")}(?![\\w-])`, "is");
}
