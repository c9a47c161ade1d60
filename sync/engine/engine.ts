import { type Failure, failed, ok, type Result } from '../../main/domain/result.ts';
import type { County, EngineClock, MaterialSource, SyncEngine, SyncLog, SyncState, SyncStore } from '../ports.ts';
import { announcing } from './announcing-store.ts';
import { backoffMs, linkBackoff } from './backoff.ts';
import { createEventShipper } from './event-shipper.ts';
import { createLinkState } from './link-state.ts';
import type { Contact } from './probe.ts';
import { createPuller } from './puller.ts';
import { type RoundOutcome, runRound } from './round.ts';
import { createSubmissionRunner } from './submission-runner.ts';
import { linkAfter } from './verdict.ts';

export interface SyncEngineParts {
  /** Closed by the engine when it stops: that ends what is in flight. */
  readonly county: County;
  readonly store: SyncStore;
  readonly materials: MaterialSource;
  readonly clock: EngineClock;
  readonly log: SyncLog;
}

/** Between rounds while all is well: the stream says sooner when there is news. */
const pollMs = 15_000;
const clockJumpMs = 60_000;
/** Between probes while the line is down, so that its return is noticed at once. */
const probeMs = { shortest: 2_000, longest: 5_000 };

/**
 *   start --> round --> wait (poll | probe | backoff) --+
 *              ^  ^                                     |
 *              |  +----------- kick --------------------+    one round at a time; a kick during one causes another
 *   nudge --> pull, whatever the round is doing; a stream that broke off --> kick
 */
export function createSyncEngine(parts: SyncEngineParts): SyncEngine {
  const { county, clock, log } = parts;
  const state = createLinkState();
  const store = announcing(parts.store, state.announce);
  const shipper = createEventShipper({ county, store, log });
  const puller = createPuller({ county, store, log });
  const runner = createSubmissionRunner({
    ...parts,
    store,
    shipper,
    checkLink,
    onProgress: (sending) => state.set({ sending }),
  });

  let isStopping = false;
  let isStarted = false;
  let failuresInARow = 0;
  let cancelWait: () => void = () => {};
  let roundUnderWay: Promise<RoundOutcome> | null = null;
  let isKickedMeanwhile = false;
  let stream: { stop(): void } | null = null;
  let brokenAskedAtMs = Number.NEGATIVE_INFINITY;
  const pulls = new Set<Promise<void>>();

  async function checkLink(): Promise<Result<void>> {
    const hello = await county.hello();
    if (!hello.ok) return hello;
    const changes = await county.changes(store.pullCursor());
    return changes.ok ? ok() : changes;
  }

  /** Says whether waiting times are void: the line is back, or the clock they were counted on was set. */
  function onContact(contact: Contact): { mayRetryAll: boolean } {
    const before = state.get();
    const hasClockJumped = Math.abs(contact.offsetMs - (before.clockOffsetMs ?? contact.offsetMs)) > clockJumpMs;
    const mayRetryAll = before.link !== 'online' || hasClockJumped;
    state.set({ link: 'online', lastContactAt: contact.at, clockOffsetMs: contact.offsetMs });
    stream ??= county.listen(onNudge, onStreamBroken);
    return { mayRetryAll };
  }

  function onNudge(): void {
    if (isStopping) return;
    const pull = puller
      .pull()
      .then((result) => {
        // Never at once: the stream nudges on each connection, and a county that answers that alone would be hammered.
        if (!result.ok && !roundUnderWay) wait(probeMs.shortest);
      })
      .catch((error: unknown) => log.error({ err: error }, 'pull after a nudge failed'))
      .finally(() => pulls.delete(pull));
    pulls.add(pull);
  }

  /** The line may be gone: asked now, so that the screen does not say "connected" until the next poll. */
  function onStreamBroken(): void {
    if (state.get().link !== 'online') return;
    const sinceAskedMs = clock.nowMs() - brokenAskedAtMs;
    // A county, or a proxy before it, that ends every stream at once is not hammered.
    if (sinceAskedMs >= 0 && sinceAskedMs < probeMs.shortest) return;
    brokenAskedAtMs = clock.nowMs();
    kick();
  }

  function round(ignoreBackoff: boolean): Promise<RoundOutcome> {
    cancelWait();
    isKickedMeanwhile = false;
    const running = runRound(
      { county, store, clock, log, shipper, puller, runner, onContact, isStopping: () => isStopping },
      { ignoreBackoff },
    ).finally(() => {
      roundUnderWay = null;
      state.set({ sending: null });
    });
    roundUnderWay = running;
    return running;
  }

  /** The wall: whatever a round throws is a bug, logged, and the loop goes on. */
  async function loop(): Promise<void> {
    try {
      settle(await round(false));
    } catch (error) {
      log.error({ err: error }, 'sync round failed');
      waitAfterFailure(null);
    }
  }

  function settle(outcome: RoundOutcome): void {
    if (isStopping) return;
    const { linkFailure } = outcome;
    if (linkFailure) {
      state.set({ link: linkAfter(linkFailure), failure: linkFailure });
      stream?.stop();
      stream = null;
      waitAfterFailure(linkFailure);
    } else {
      failuresInARow = 0;
      state.set({ link: 'online', failure: outcome.failure });
      const untilDueMs = outcome.nextDueAtMs === null ? pollMs : outcome.nextDueAtMs - clock.nowMs();
      wait(Math.max(0, Math.min(pollMs, untilDueMs)));
    }
  }

  function waitAfterFailure(failure: Failure | null): void {
    failuresInARow += 1;
    const isLineDown = failure?.code === 'county/offline' || failure?.code === 'county/captive-portal';
    wait(
      isLineDown
        ? probeMs.shortest + clock.random() * (probeMs.longest - probeMs.shortest)
        : backoffMs(linkBackoff, failuresInARow, clock.random()),
    );
  }

  function wait(ms: number): void {
    // The round under way will say itself when the next one is due.
    if (isStopping || !isStarted || roundUnderWay) return;
    cancelWait();
    cancelWait = clock.after(isKickedMeanwhile ? 0 : ms, () => void loop());
  }

  function kick(): void {
    if (isStopping || !isStarted) return;
    if (roundUnderWay) isKickedMeanwhile = true;
    else void loop();
  }

  return {
    start() {
      if (isStarted) return;
      isStarted = true;
      void loop();
    },
    kick,
    async sendNow() {
      // A round under way may have begun before the cable was put back: only a whole one of our own is an honest answer.
      while (roundUnderWay) await roundUnderWay.catch(() => {});
      if (isStopping) return failed('county/offline', 'the terminal is closing');
      const outcome = await round(true);
      settle(outcome);
      return outcome.failure ? { ok: false, failure: outcome.failure } : ok<SyncState>(state.get());
    },
    state: state.get,
    onState: state.subscribe,
    async stop() {
      isStopping = true;
      cancelWait();
      stream?.stop();
      county.close();
      await Promise.allSettled([roundUnderWay, ...pulls]);
    },
  };
}
