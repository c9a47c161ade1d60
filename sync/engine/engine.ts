import { usualConfiguration } from '../../main/domain/configuration.ts';
import { type Failure, failed, ok, type Result } from '../../main/domain/result.ts';
import type {
  County,
  EngineClock,
  MaterialSource,
  RoundReport,
  SyncEngine,
  SyncLog,
  SyncState,
  SyncStore,
} from '../ports.ts';
import { announcing } from './announcing-store.ts';
import { backoffMs, linkBackoff } from './backoff.ts';
import { createEventShipper } from './event-shipper.ts';
import { createEvidenceRunner } from './evidence-runner.ts';
import { createLinkState } from './link-state.ts';
import { type Contact, createProber } from './probe.ts';
import { createProgressBook } from './progress-book.ts';
import { createPublicationFollower } from './publications.ts';
import { createPuller } from './puller.ts';
import { createRateMeter } from './rate-meter.ts';
import { type RoundOutcome, runRound } from './round.ts';
import { countedAtMost, createSendingView } from './sending-view.ts';
import { counted, createSubmissionRunner } from './submission-runner.ts';
import { linkAfter } from './verdict.ts';

export interface SyncEngineParts {
  /** Closed by the engine when it stops: that ends what is in flight. */
  readonly county: County;
  readonly store: SyncStore;
  readonly materials: MaterialSource;
  readonly clock: EngineClock;
  /** Between rounds while all is well: the stream says sooner when there is news. */
  readonly pollMs?: () => number;
  readonly log: SyncLog;
}

const clockJumpMs = 60_000;
/** A Retry-After of a day is somebody's mistake. */
const longestPatienceMs = 3_600_000;
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
  const prober = createProber({ county, store, clock });
  const confirm = () => prober.confirm();
  const shipper = createEventShipper({ county, store, log, confirm });
  const publications = createPublicationFollower({ county, store, clock, log, probe: prober.probe });
  const puller = createPuller({ county, store, publications, log, confirm });
  const book = createProgressBook(createRateMeter(clock.monotonicMs));
  const { onProgress, countWaiting } = createSendingView({ state, store, clock, book });
  const runner = createSubmissionRunner({ ...parts, store, shipper, book, confirm, checkLink, onProgress });
  const evidence = createEvidenceRunner({ ...parts, store, confirm });
  let isStopping = false;
  let isStarted = false;
  let failuresInARow = 0;
  let patientUntilMs = Number.NEGATIVE_INFINITY;
  let cancelWait: () => void = () => {};
  let roundUnderWay: Promise<RoundOutcome> | null = null;
  let isKickedMeanwhile = false;
  let stream: { stop(): void } | null = null;
  let brokenAskedAtMs = Number.NEGATIVE_INFINITY;
  const pulls = new Set<Promise<void>>();

  async function checkLink(): Promise<Result<void>> {
    const contact = await prober.probe();
    if (!contact.ok) return contact;
    const changes = await county.changes(store.pullCursor());
    return changes.ok ? ok() : changes;
  }

  /** Says whether waiting times are void: the line is back, or the clock they were counted on was set. */
  function onContact(contact: Contact): { mayRetryAll: boolean } {
    const before = state.get();
    const hasClockJumped = Math.abs(contact.offsetMs - (before.clockOffsetMs ?? contact.offsetMs)) > clockJumpMs;
    const mayRetryAll = before.link !== 'online' || hasClockJumped;
    const { at, offsetMs, clock: verdict } = contact;
    state.set({ link: 'online', lastContactAt: at, clockOffsetMs: offsetMs, clock: verdict });
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
      { prober, log, shipper, puller, runner, evidence, onContact, isStopping: () => isStopping },
      { ignoreBackoff },
    ).finally(() => {
      roundUnderWay = null;
      state.set({ sending: null, underWay: [] });
      countWaiting();
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
    state.set({
      lastRound: { at: new Date(clock.nowMs()).toISOString(), ...(outcome.report ?? allWait(linkFailure)) },
    });
    if (linkFailure) {
      state.set({ link: linkAfter(linkFailure), failure: linkFailure });
      stream?.stop();
      stream = null;
      waitAfterFailure(linkFailure);
    } else {
      failuresInARow = 0;
      state.set({ link: 'online', failure: outcome.failure });
      const pollMs = parts.pollMs?.() ?? usualConfiguration.pollSeconds * 1000;
      const untilDueMs = outcome.nextDueAtMs === null ? pollMs : outcome.nextDueAtMs - clock.nowMs();
      wait(Math.max(0, Math.min(pollMs, untilDueMs)));
    }
  }

  function allWait(failure: Failure | null): Omit<RoundReport, 'at'> {
    const waiting = store.dueSubmissions(Number.MAX_SAFE_INTEGER, countedAtMost);
    return { sent: 0, failed: [], waiting: counted(waiting.map(() => failure?.code ?? 'not-yet')) };
  }

  function waitAfterFailure(failure: Failure | null): void {
    failuresInARow += 1;
    const isLineDown = failure?.code === 'county/offline' || failure?.code === 'county/captive-portal';
    // Asked for patience, the county gets it from whatever would start a round by itself.
    patientUntilMs = clock.monotonicMs() + Math.min(failure?.retryAfterMs ?? 0, longestPatienceMs);
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
    const patienceMs = patientUntilMs - clock.monotonicMs();
    // Not all at once when it is over: others were asked for patience too.
    const shortestMs = patienceMs > 0 ? patienceMs * (1 + clock.random() / 4) : 0;
    cancelWait = clock.after(Math.max(isKickedMeanwhile ? 0 : ms, shortestMs), () => void loop());
  }

  function kick(): void {
    if (isStopping || !isStarted) return;
    countWaiting();
    if (roundUnderWay) {
      isKickedMeanwhile = true;
      runner.wake();
    } else if (clock.monotonicMs() >= patientUntilMs) {
      void loop();
    }
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
      return outcome.sendingFailure ? { ok: false, failure: outcome.sendingFailure } : ok<SyncState>(state.get());
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
