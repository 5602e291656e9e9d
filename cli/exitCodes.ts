/** How every command ends; 0 where it is done. The table is in README.md. */
export const exitCodes = {
  failed: 1,
  usedWrongly: 2,
  /** Done, and something needs attention. */
  attention: 3,
} as const;
