/** What somebody has to run before the next preview. */
export function tellPreparation(commands: readonly string[]): void {
  if (commands.length === 0) return;
  console.log("The plugin does not see all of the stack's configuration. Repeat it first:");
  for (const command of commands) console.log(`  ${command}`);
}
