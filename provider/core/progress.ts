/** Logs one line for each phase and each tenth of progress, never one for each look. */
export function progressLog(
  log: (message: string) => void,
): (phase: string, progress: string | undefined) => void {
  let shown = "";
  return (phase, progress) => {
    const percent = Number.parseInt(progress ?? "", 10);
    const tenth = Number.isNaN(percent) ? "" : ` ${Math.floor(percent / 10) * 10}%`;
    const line = `${phase}${tenth}`;
    if (line === shown) return;
    shown = line;
    log(line);
  };
}
