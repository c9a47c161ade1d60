import { randomBytes, randomInt } from 'node:crypto';
import { sealNote } from '../../sync/package/sealed-note.ts';
import { type SealingKey, sealingKeySchema } from '../../sync/package/sealing-key.ts';
import { shanghaiDate } from '../domain/dates.ts';
import { givenRatingSchema, type RatingBody, type SealedRating, visitWords } from '../domain/rating/rating.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { type SealedVoice, type VoiceBody, voiceNumber } from '../domain/voice/voice.ts';
import type { Ledger } from '../ledger/port.ts';
import { configurationInForce } from '../publications/in-force.ts';
import type { Sealer } from '../vault/port.ts';
import type { CitizenDesk, CitizenScreen, ScreenOrder } from './port.ts';
import { voiceCodeIndex } from './voice-code.ts';

export interface CitizenDeskParts {
  readonly ledger: Ledger;
  readonly sealer: Pick<Sealer, 'index'>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly isStaffSession: () => boolean;
}

/** The only place that writes `rating/given` and `voice/given`; a house rule says so, too. */
export function createCitizenDesk(parts: CitizenDeskParts): CitizenDesk {
  const { ledger, sealer, now, newId } = parts;
  let open: CitizenScreen | null = null;

  /** Good once: taken here, and put back only where nothing came of it. */
  function take(token: string, purpose: ScreenOrder['purpose']): Result<CitizenScreen> {
    if (parts.isStaffSession()) return failed('citizen/staff-session');
    const screen = current();
    if (screen === null || screen.token !== token || screen.purpose !== purpose) return failed('citizen/closed');
    open = null;
    return ok(screen);
  }

  function current(): CitizenScreen | null {
    if (open !== null && (parts.isStaffSession() || open.expiresAt <= now().toISOString())) open = null;
    return open;
  }

  function visitOf(screen: CitizenScreen): Result<{ readonly applicationId: string; readonly visit: string }> {
    const application = screen.about && ledger.application(screen.about.applicationId);
    if (!application) return failed('application/not-found');
    const { id: applicationId, idNumber } = application;
    const day = shanghaiDate(now().toISOString());
    const visit = sealer.index(visitWords({ mode: screen.mode, idNumber, applicationId, day }));
    return ledger.fact(`rated/${visit}`) === null ? ok({ applicationId, visit }) : failed('rating/given-already');
  }

  async function settle<T>(screen: CitizenScreen, work: (key: SealingKey) => Promise<Result<T>>): Promise<Result<T>> {
    const key = sealingKey(ledger);
    const done = key.ok ? await work(key.value) : key;
    if (!done.ok && done.failure.code !== 'rating/given-already') open ??= screen;
    return done;
  }

  return {
    screen: current,

    open(order) {
      const key = sealingKey(ledger);
      if (!key.ok) return key;
      const application = order.applicationId === null ? null : ledger.application(order.applicationId);
      if (order.applicationId !== null && !application) return failed('application/not-found');
      const minutes = configurationInForce(ledger).citizenScreenMinutes;
      const screen: CitizenScreen = {
        token: randomBytes(24).toString('base64url'),
        purpose: order.purpose,
        mode: order.mode,
        about: application && {
          applicationId: application.id,
          localNumber: application.localNumber,
          itemName: application.itemName,
        },
        expiresAt: new Date(now().getTime() + minutes * 60_000).toISOString(),
      };
      if (order.purpose === 'rating') {
        const visit = visitOf(screen);
        if (!visit.ok) return visit;
      }
      const written = ledger.transact((writer) => {
        writer.appendEvent({
          type: 'citizen/screen-opened',
          operatorId: order.openedBy,
          applicationId: order.applicationId,
          body: { purpose: order.purpose, mode: order.mode },
        });
      });
      if (!written.ok) return written;
      open = screen;
      return ok(screen);
    },

    close(token) {
      if (open?.token === token) open = null;
    },

    async rate(token, rating) {
      const taken = take(token, 'rating');
      if (!taken.ok) return taken;
      return settle(taken.value, async (key) => {
        const visit = visitOf(taken.value);
        if (!visit.ok) return visit;
        const at = now().toISOString();
        const ratingId = newId();
        const { applicationId } = visit.value;
        const said: SealedRating = { ...givenRatingSchema.parse(rating), id: ratingId, applicationId, at };
        const body: RatingBody = {
          ratingId,
          ...visit.value,
          mode: taken.value.mode,
          sealed: await sealNote(said, key),
        };
        const written = ledger.transact((writer) => {
          writer.setFact(`rated/${body.visit}`, { applicationId, at });
          writer.setFact(`ratings/${applicationId}`, (ledger.fact(`ratings/${applicationId}`) ?? 0) + 1);
          writer.appendEvent({ type: 'rating/given', operatorId: null, applicationId, body });
        });
        return written.ok ? ok({ at }) : written;
      });
    },

    async speak(token, voice) {
      const taken = take(token, 'voice');
      if (!taken.ok) return taken;
      return settle(taken.value, async (key) => {
        const enrolment = ledger.fact('enrolment');
        if (!enrolment) return failed('terminal/not-enrolled');
        const at = now().toISOString();
        const queryCode = newQueryCode();
        const date = shanghaiDate(at);
        const { numberPrefix: prefix, officeName: office } = enrolment;
        const sealed = await sealNote({ voice, office, at } satisfies SealedVoice, key);
        const written = ledger.transact((writer) => {
          const number = voiceNumber({ prefix, date, counter: writer.nextCount(`voice/${prefix}/${date}`) });
          const codeIndex = voiceCodeIndex(sealer, number, queryCode);
          const body: VoiceBody = { voiceId: newId(), number, sealed };
          writer.setFact(`voice/${number}`, { number, codeIndex, at, status: null });
          writer.setFact('voices', [...(ledger.fact('voices') ?? []), number]);
          writer.appendEvent({ type: 'voice/given', operatorId: null, applicationId: null, body });
          return number;
        });
        return written.ok ? ok({ number: written.value, queryCode, at }) : written;
      });
    },
  };
}

/** Without it nothing could be said in confidence, so nothing is asked. */
function sealingKey(ledger: Ledger): Result<SealingKey> {
  const held = ledger.fact('sealingKey');
  return held ? ok(sealingKeySchema.parse(held.key)) : failed('citizen/not-yet');
}

/** Without signs that are taken for others. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

function newQueryCode(): string {
  return Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('');
}
