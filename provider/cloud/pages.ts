import type { ActionName } from "./actions.js";
import { type Entry, entriesOf, numberOf } from "./answer.js";
import type { Caller, Parameters } from "./client.js";

/** The entries of every page of a list of VPC, each page as large as the action allows. */
export async function allPages(
  caller: Caller,
  action: ActionName,
  parameters: Parameters & { PageSize: number },
  listOf: (answer: Entry) => unknown,
): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let page = 1; ; page++) {
    const asked = { RegionId: caller.region, ...parameters, PageNumber: page };
    const reply = await caller.call(action, asked, listOf);
    const entries = entriesOf(listOf(reply));
    found.push(...entries);
    const total = numberOf(reply, "TotalCount") ?? 0;
    if (entries.length === 0 || page * parameters.PageSize >= total) return found;
  }
}
