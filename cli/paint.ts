const codes = { green: 32, red: 31, yellow: 33 } as const;

type Colour = keyof typeof codes;

/** Gives a text a colour, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

const plain: Paint = (_, text) => text;

interface Stream {
  isTTY?: boolean;
}

/** Colours for a terminal alone, and not where NO_COLOR or a terminal without colours says otherwise. */
export function paintFor({ isTTY }: Stream, { NO_COLOR, TERM }: NodeJS.ProcessEnv): Paint {
  const hasColours = isTTY === true && !NO_COLOR && TERM !== "dumb";
  return hasColours ? (colour, text) => `\u001b[${codes[colour]}m${text}\u001b[39m` : plain;
}

/** How wide a terminal is; nothing else has a width. */
export function columnsOf({ isTTY, columns }: Stream & { columns?: number }): number {
  return isTTY === true && columns !== undefined && columns > 0 ? columns : Number.POSITIVE_INFINITY;
}
