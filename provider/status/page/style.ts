/** How the page looks: light or dark as the reader has it, on a phone, and printed. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f6f8fa; --text: #1c2128; --quiet: #59636e; --line: #d1d9e0;
  --bar: #3a7d44; --used: #1f5fbf; --now: #9a6700; --alarm: #b42318; --alarmGround: #fdecea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #11151a; --raised: #1a2028; --text: #e4e9ef; --quiet: #9aa5b1; --line: #323b46;
    --bar: #57ab5a; --used: #6cb0ff; --now: #e3b341; --alarm: #ff8a80; --alarmGround: #3a1d1b;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 90rem; background: var(--ground); color: var(--text); font: 15px/1.45 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .75rem; }
p { margin: .25rem 0; }
.quiet, small { color: var(--quiet); }
small { display: block; font-size: .82em; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
.figures li { background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; }
.figures b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.figures .alarming { background: var(--alarmGround); border-color: var(--alarm); }
.alarming b, .unread { color: var(--alarm); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 2.5rem; }
.row { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr minmax(5rem, auto); gap: .75rem; align-items: center; padding: .2rem 0; break-inside: avoid; }
.row > span { overflow-wrap: anywhere; }
.row .amount { text-align: right; font-variant-numeric: tabular-nums; }
.row svg { width: 100%; height: 1rem; display: block; }
.axis { color: var(--quiet); font-size: .8rem; }
.axis div { display: flex; justify-content: space-between; }
.track { fill: var(--raised); }
.bar { fill: var(--bar); }
.alarm { fill: var(--alarm); }
.used { fill: var(--used); }
.now { fill: var(--now); }
.key { display: inline-block; width: .8rem; height: .8rem; vertical-align: -.05rem; margin-left: .75rem; }
.key:first-child { margin-left: 0; }
.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .45rem .5rem; border-bottom: 1px solid var(--line); }
td[data-head=name] { min-width: 12rem; overflow-wrap: anywhere; }
td[data-head=region], time { white-space: nowrap; }
th button { all: unset; cursor: pointer; font-weight: 600; }
th button:focus-visible { outline: 2px solid var(--used); }
th[aria-sort=ascending] button::after { content: " \\2191"; }
th[aria-sort=descending] button::after { content: " \\2193"; }
code { font-size: .85em; }
.badge { display: inline-block; padding: 0 .5rem; margin: 0 .25rem .15rem 0; border: 1px solid var(--alarm); border-radius: 1rem; background: var(--alarmGround); color: var(--alarm); font-size: .88em; white-space: nowrap; }
@media screen and (max-width: 67rem) {
  body { padding: 1rem; }
  .row { grid-template-columns: 1fr auto; gap: 0 .75rem; }
  .row svg, .axis div { grid-column: 1 / -1; grid-row: 2; }
  .axis span { display: none; }
  thead tr { display: flex; flex-wrap: wrap; gap: .25rem .75rem; padding: 0 0 .5rem; }
  th { border: 0; padding: 0; font-size: .85rem; }
  table, thead, tbody, tbody tr, td { display: block; }
  tbody tr { border: 1px solid var(--line); border-radius: .5rem; margin-bottom: .75rem; padding: .3rem 0; }
  td, td[data-head=name] { border: 0; padding: .15rem .8rem; min-width: 0; display: grid; grid-template-columns: 7rem 1fr; gap: .5rem; }
  td::before { content: attr(data-head); color: var(--quiet); }
  td.empty { display: none; }
}
@media print {
  :root { color-scheme: light; --ground: #fff; --raised: #f2f2f2; --text: #000; --quiet: #444; --line: #bbb; --bar: #3a7d44; --used: #1f5fbf; --now: #9a6700; --alarm: #b42318; --alarmGround: #fff; }
  body { padding: 0; font-size: 10pt; max-width: none; }
  .wide { overflow: visible; }
  .charts { grid-template-columns: 1fr 1fr; }
  table { font-size: 7.5pt; }
  td[data-head=name] { min-width: 8rem; }
  th, td { padding: .25rem .3rem; }
  svg, .key { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  tr { break-inside: avoid; }
  th[aria-sort] button::after { content: ""; }
}
`;
