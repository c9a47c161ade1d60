/** More in one second than any device has to say: a library in a loop would keep this process from everything else. */
export const mostMessagesASecond = 2_000;

/** Says whether a message may pass; `nowMs` is any steady clock. */
export function floodGate(): (nowMs: number) => boolean {
  let secondFromMs = Number.NEGATIVE_INFINITY;
  let count = 0;
  return (nowMs) => {
    if (nowMs - secondFromMs >= 1_000) [secondFromMs, count] = [nowMs, 0];
    count += 1;
    return count <= mostMessagesASecond;
  };
}
