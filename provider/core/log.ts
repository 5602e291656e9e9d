/** What whoever runs `pulumi` reads while an operation goes on; the resource's name is added. */
export interface Log {
  info(message: string): void;
  /** How far a wait is: the next line takes its place where the host can show that. */
  progress(message: string): void;
  /** Something that needs attention, although nothing has failed. */
  warning(message: string): void;
  /** Something that may be of use, and asks for nothing. */
  note(message: string): void;
}

/** For what nobody is to read. */
export const silent: Log = { info: () => {}, progress: () => {}, warning: () => {}, note: () => {} };
