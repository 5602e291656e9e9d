const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const isNarrow = /^[\x20-\x7e]*$/;
/** East Asian Wide and Fullwidth, as far as letters go, and what is shown as an emoji. */
const isWide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;

function partsOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function partWidth(part: string): number {
  return isWide.test(part) ? 2 : 1;
}

/** How many columns of a terminal a text takes: a Chinese character takes two. */
export function displayWidth(text: string): number {
  if (isNarrow.test(text)) return text.length;
  return partsOf(text).reduce((sum, part) => sum + partWidth(part), 0);
}

/** The text, or as much of it as fits into so many columns, and a sign that there is more. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let room = width - 1;
  const kept = partsOf(text).filter((part) => {
    room -= room < 0 ? 0 : partWidth(part);
    return room >= 0;
  });
  return `${kept.join("")}…`;
}

/** The text with blanks behind it, up to so many columns. */
export function padToWidth(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - displayWidth(text)));
}
