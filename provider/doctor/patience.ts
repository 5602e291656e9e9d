/** How long one host may take to answer. */
export const patienceMs = 5_000;

/** Somebody has not answered in time. What was asked of them goes on, and nobody waits for it. */
class Impatience extends Error {
  override readonly name = "Impatience";

  constructor(who: string, ms: number) {
    super(`${who} did not answer within ${ms / 1_000} s`);
  }
}

/** The answer, if it comes in time. */
export async function inTime<T>(who: string, answer: Promise<T>, ms: number = patienceMs): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Impatience(who, ms)), ms);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
