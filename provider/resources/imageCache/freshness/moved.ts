import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { storedDigests } from "./digestOutputs.js";
import { digestsOf, type MovedImage, movedImages, movesIn } from "./digests.js";

/**
 * The images of a tracked cache that stand for something else by now. A refresh asks nobody; a registry that does not answer leaves
 * everything as it is.
 */
export async function lookForMoves(
  operation: Operation,
  olds: Properties,
  news: Properties,
): Promise<readonly MovedImage[]> {
  const { session, identity } = operation;
  const before = storedDigests(olds);
  if (news.trackDigests !== true || before === undefined || session.isRefreshing(identity.urn)) return [];
  const now = await digestsOf(operation, news);
  const moved = movedImages(before, now ?? {});
  // The update that follows in this process pulls for the same reason.
  session.noteMoves(identity.urn, moved.length === 0 ? undefined : movesIn(moved));
  const declared = Array.isArray(news.images) ? news.images : [];
  const unchecked = Object.keys(before).filter(
    (image) => declared.includes(image) && now?.[image] === undefined,
  );
  tellUnchecked(operation, unchecked);
  return moved;
}

function tellUnchecked(operation: Operation, missing: readonly string[]): void {
  const text = `whether ${missing.join(", ")} moved is not known: the registry did not say. The cache stays as it is.`;
  if (missing.length > 0 && operation.isNews(text)) operation.log.note(text);
}
