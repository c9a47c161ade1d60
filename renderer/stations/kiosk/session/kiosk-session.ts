import { createContext, useContext, useEffect } from 'react';
import type { Result } from '../../../../main/domain/result.ts';
import type { Input } from '../../../../preload/contract.ts';
import type { KioskCitizen, KioskEnding, KioskVisit } from '../../../../preload/contract-kiosk.ts';
import type { KioskMode } from './kiosk-mode.ts';

/** One visit at the kiosk, as its pages see it. */
export interface KioskSession {
  /** null: nobody has shown a card or a receipt yet. */
  readonly citizen: KioskCitizen | null;
  /** Where people help. */
  readonly help: KioskVisit['help'];
  /** Of A4, with or without a roll. */
  readonly printsSheets: boolean;
  readonly mode: KioskMode;
  readonly chooseMode: (mode: KioskMode) => void;
  /** Another person's card ends the visit that was there. */
  readonly begin: (proof: Input<'beginKioskVisit'>['proof']) => Promise<Result<KioskVisit>>;
  /** Wipes everything and comes back with a clean home; never refused. */
  readonly end: (reason: KioskEnding, choice?: { readonly keepDrafts: boolean }) => Promise<void>;
  /** 保留草稿: the citizen's own wish, off until they say so. */
  readonly keepsDrafts: boolean;
  readonly chooseKeeping: (keeps: boolean) => void;
  readonly setPace: (pace: 'usual' | 'signing') => void;
}

export const KioskSessionContext = createContext<KioskSession | null>(null);

export function useKioskSession(): KioskSession {
  const session = useContext(KioskSessionContext);
  if (session === null) throw new Error('no kiosk session around this page');
  return session;
}

/** For pages where somebody signs or scans: hands that are busy elsewhere do not touch the screen. */
export function useSigningPace(): void {
  const { setPace } = useKioskSession();
  useEffect(() => {
    setPace('signing');
    return () => setPace('usual');
  }, [setPace]);
}
