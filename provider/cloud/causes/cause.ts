/** Something that goes wrong: what it is seen by, and what to do about it. */
export interface Cause {
  /** Its name. */
  readonly id: string;
  /** Codes of refused calls and reasons of events that mean it. */
  readonly codes?: readonly string[];
  /** What the texts of events say, in capitals or not; `…` stands for anything in between. */
  readonly texts?: readonly string[];
  /** What is wrong, as a sentence. */
  readonly cause: string;
  /** What to do, by which argument, and what that costs. */
  readonly advice: string;
}
