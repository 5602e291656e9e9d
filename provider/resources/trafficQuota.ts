/** What an account may use in Mbit/s when it pays by traffic, unless its quota was raised. */
export const usualByTraffic = 200;

export function aboveUsual(mbits: number): string {
  return (
    `is ${mbits} Mbit/s paid by traffic: the usual quota of an account is ${usualByTraffic}, and the API refuses more without a raised ` +
    "one. See the quota in the console of Elastic IP Address."
  );
}
