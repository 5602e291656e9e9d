/** One bar of a chart. */
export interface Bar {
  label: string;
  value: number;
  /** Whether it is the one that the chart is about. */
  own: boolean;
}

const width = 720;
const left = 250;
const step = 30;

/** Bars on a logarithmic scale: the two sides differ by powers of ten. */
export function chart(title: string, bars: readonly Bar[]): string {
  const height = 60 + bars.length * step;
  const most = Math.max(...bars.map(({ value }) => value));
  const lengthOf = (value: number) => ((width - left - 70) * Math.log10(value + 1)) / Math.log10(most + 1);
  const rows = bars.map(({ label, value, own }, index) => {
    const y = 50 + index * step;
    const length = Math.max(2, Math.round(lengthOf(value)));
    return [
      `<text x="${left - 10}" y="${y + 14}" text-anchor="end">${label}</text>`,
      `<rect x="${left}" y="${y}" width="${length}" height="20" fill="${own ? "#3a7d44" : "#9aa0a6"}"/>`,
      `<text x="${left + length + 6}" y="${y + 14}">${value}</text>`,
    ].join("\n  ");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `  <title>${title}</title>`,
    `  <rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `  <text x="10" y="26" font-size="16">${title}</text>`,
    ...rows.map((row) => `  ${row}`),
    "</svg>\n",
  ].join("\n");
}
