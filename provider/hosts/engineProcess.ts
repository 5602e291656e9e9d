import { connect } from "node:net";

/** How long a process lives on without its engine: one that is being closed gets its signal within this. */
const graceMs = 500;

let isWatching = false;
/** The engine closes this process in order: that it goes away itself is no reason to hurry. */
let isClosing = false;

/**
 * Ends this process when the engine that has started it was killed. The host would live on by itself, and go on creating and
 * deleting for a run that is over, while the next one works on the same objects.
 *
 * @param address where the engine listens, as it tells its plugins on their command line.
 */
export function endWithEngine(address: string | undefined = process.argv[2]): void {
  const [, host, port] = /^(127\.0\.0\.1|localhost|\[::1\]):(\d+)$/.exec(address ?? "") ?? [];
  if (isWatching || host === undefined) return;
  isWatching = true;
  holdConnection(host.replace(/[[\]]/g, ""), Number(port), false);
}

/** An engine ends connections that say nothing after a while; then another one tells whether it is still there. */
function holdConnection(host: string, port: number, wasThere: boolean): void {
  let isThere = false;
  const socket = connect({ host, port }, () => {
    isThere = true;
  });
  socket.unref();
  socket.resume();
  socket.on("error", () => {});
  socket.on("close", () => {
    if (isThere) holdConnection(host, port, true);
    else if (wasThere) endSoon();
  });
}

function endSoon(): void {
  setTimeout(() => {
    if (!isClosing) process.exit(1);
  }, graceMs);
}

/**
 * Has something done when the engine closes this process: it sends SIGINT as soon as the last result is saved, and waits five seconds.
 * Only then is it safe to say of an object that it is no leftover.
 */
export function onClose(end: () => Promise<unknown>): void {
  process.once("SIGINT", () => {
    isClosing = true;
    void end()
      .catch(() => {})
      .then(() => process.exit(0));
  });
}
