import type { Spread } from "../../provider/measurement/summary.js";
import { type Measurement, rounded, summariesOf } from "./measureText.js";

const width = 640;
const left = 170;
const barHeight = 34;
const top = 56;

/** The two medians as bars, each with its least and most. */
export function measureChart(measurement: Measurement): string {
  const { without, with: cached } = summariesOf(measurement);
  const bars = [
    { label: "without a cache", summary: without, fill: "#9aa0a6" },
    { label: "from the cache", summary: cached, fill: "#3a7d44" },
  ];
  const most = Math.max(1, ...bars.map(({ summary }) => summary.start?.most ?? 0));
  const xOf = (seconds: number) => left + (seconds / most) * (width - left - 80);
  const rows = bars.flatMap(({ label, summary: { start }, fill }, index) => {
    const y = top + index * (barHeight + 16);
    const name = `<text x="${left - 12}" y="${y + 22}" text-anchor="end">${label}</text>`;
    if (start === undefined) return [name, `<text x="${left}" y="${y + 22}">not measured</text>`];
    const end = Math.max(left + 2, xOf(start.median));
    return [
      name,
      `<rect x="${left}" y="${y}" width="${(end - left).toFixed(1)}" height="${barHeight}" fill="${fill}"/>`,
      `<line x1="${xOf(start.least).toFixed(1)}" x2="${xOf(start.most).toFixed(1)}" y1="${y + barHeight / 2}" y2="${y + barHeight / 2}" stroke="#202124"/>`,
      `<text x="${(Math.max(end, xOf(start.most)) + 8).toFixed(1)}" y="${y + 22}">${rounded(start.median)} s</text>`,
    ];
  });
  const title = `${shown(without.start)} s → ${shown(cached.start)} s`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 190" font-family="sans-serif" font-size="14">`,
    `  <title>${escaped(`Start of ${measurement.images.join(", ")}: ${title}`)}</title>`,
    `  <rect width="${width}" height="190" fill="#ffffff"/>`,
    `  <text x="12" y="30" font-size="18">${title}</text>`,
    ...rows.map((row) => `  ${row}`),
    `  <text x="12" y="178" font-size="12" fill="#5f6368">${escaped(`median, least and most of ${without.counted} and ${cached.counted} starts, ${measurement.region}`)}</text>`,
    "</svg>\n",
  ].join("\n");
}

function shown(spread: Spread | undefined): string {
  return spread === undefined ? "?" : rounded(spread.median);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
