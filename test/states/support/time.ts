import { type Clock, steppedClock } from "pulumi-eci/emulator";

/** The emulator's time, which each call moves by ten seconds unless it stands. */
export class Time {
  private stepMs = 10_000;
  private readonly stepped = steppedClock({ start: Date.parse("2026-01-01T00:00:00Z") });

  readonly clock: Clock = {
    now: () => this.stepped.now(),
    advance: (ms) => this.stepped.advance(ms),
    onCall: () => this.stepped.advance(this.stepMs),
  };

  stand(): void {
    this.stepMs = 0;
  }

  run(): void {
    this.stepMs = 10_000;
  }
}
