/** Controls of a terminal, line breaks, and what turns the direction of a text around. */
const controls = /[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu;

/** A text that others have written, such as a name or a tag, so that it stays in its line and steers no terminal. */
export function plainText(text: string): string {
  return text.replace(controls, " ");
}
