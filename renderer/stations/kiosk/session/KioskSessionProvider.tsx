import './session.css';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskEnding, KioskVisit } from '../../../../preload/contract-kiosk.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import { useSignal } from '../../../desk/hooks.ts';
import { forgetLanguages } from '../../../text/language-memory.ts';
import { switchLanguage } from '../../../text.ts';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { cleanPage } from './clean-page.ts';
import { IdleRing } from './IdleRing.tsx';
import { kioskMode } from './kiosk-mode.ts';
import { type KioskSession, KioskSessionContext } from './kiosk-session.ts';
import { useSessionText } from './session-text.ts';
import { useIdlePhase } from './use-idle-phase.ts';
import { useNoRemembering } from './use-no-remembering.ts';

interface ProviderProps {
  readonly visit: KioskVisit;
  /** Somebody has begun something: a clean home waits for ever. */
  readonly isBegun: boolean;
  readonly children: ReactNode;
}

export function KioskSessionProvider({ visit, isBegun, children }: ProviderProps) {
  const { t } = useSessionText();
  const { language } = useTranslation().i18n;
  const mode = useSignal(kioskMode);
  const [keepsDrafts, setKeepsDrafts] = useState(false);
  const [pace, setPace] = useState<'usual' | 'signing'>('usual');
  const [isEnding, setEnding] = useState(false);
  const { citizen, help, printsSheets } = visit;
  useEffect(() => {
    // Whatever the staff of this host read in.
    forgetLanguages();
    switchLanguage('zh');
  }, []);

  const end = useCallback(
    async (reason: KioskEnding, choice = { keepDrafts: keepsDrafts }) => {
      setEnding(true);
      switchLanguage('zh');
      // The answer may be lost with the line: the page is wiped all the same.
      await call('endKioskVisit', { reason, ...choice }).catch(() => null);
      await cleanPage();
    },
    [keepsDrafts],
  );

  const isRunning = !isEnding && (isBegun || citizen !== null || mode === 'elder' || language !== 'zh');
  const usual = visit.pace[mode];
  const seconds = pace === 'signing' ? { ...usual, idleSeconds: visit.pace.signingSeconds } : usual;
  const { phase, touched } = useIdlePhase(seconds, isRunning);
  useEffect(() => {
    if (phase.kind === 'over') void end('idle');
  }, [phase.kind, end]);
  useEndedElsewhere(visit.number, isEnding);
  useCardsFromHome(isEnding);
  useNoRemembering();

  const session = useMemo<KioskSession>(
    () => ({
      citizen,
      help,
      printsSheets,
      mode,
      chooseMode: kioskMode.set,
      begin: (proof) => call('beginKioskVisit', { proof }),
      end,
      keepsDrafts,
      chooseKeeping: setKeepsDrafts,
      setPace,
    }),
    [citizen, help, printsSheets, mode, end, keepsDrafts],
  );
  return (
    <KioskSessionContext value={session}>
      {isEnding ? <Waiting words={t('wiping')} /> : children}
      {phase.kind === 'counting' && (
        <IdleRing secondsLeft={phase.secondsLeft} countdownSeconds={seconds.countdownSeconds} onStay={touched} />
      )}
    </KioskSessionContext>
  );
}

/** A card may be laid down before anything is touched, or while a page is on its way: its holder is in all the same. */
function useCardsFromHome(isEnding: boolean): void {
  useEffect(
    () =>
      onTopic('card', (reading) => {
        if (!isEnding && reading.ok) void call('beginKioskVisit', { proof: { readingId: reading.value.id } });
      }),
    [isEnding],
  );
}

/** The main process ended it (another person's card, say): this page belongs to a visit that is over. */
function useEndedElsewhere(number: number, isEnding: boolean): void {
  const first = useRef(number);
  useEffect(() => {
    if (!isEnding && number > first.current) void cleanPage();
  }, [number, isEnding]);
}

/** null until the main process has said who is there. */
export function useKioskVisit(): KioskVisit | null {
  return useTopic('kiosk', 'kioskVisit');
}
