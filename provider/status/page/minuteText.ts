/** A moment as people read it, to the minute (UTC). */
export function minuteText(time: string): string {
  return time.slice(0, 16).replace("T", " ");
}
