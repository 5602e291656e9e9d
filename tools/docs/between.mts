/** A page with what stands between its two markers of a name exchanged. */
export function between(page: string, name: string, content: string): string {
  const [before, rest] = page.split(`<!-- ${name}: begin -->\n`);
  const after = rest?.split(`<!-- ${name}: end -->`)[1];
  if (after === undefined) throw new Error(`The page has no markers for ${name}.`);
  return `${before}<!-- ${name}: begin -->\n${content}\n<!-- ${name}: end -->${after}`;
}
