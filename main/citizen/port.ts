import type { GivenRating } from '../domain/rating/rating.ts';
import type { Result } from '../domain/result.ts';
import type { GivenVoice } from '../domain/voice/voice.ts';

/**
 * 群众屏: what a citizen says about the service. Guarantees:
 *
 * - A rating or complaint is written by `rate` and `speak` and by nothing else, each against a token that is good once.
 * - Neither does anything while a member of staff is signed in: whoever hands the screen over is signed out by it.
 * - What was said is sealed for the county before it reaches the ledger; no code of the terminal can read it again.
 * - One rating for a visit on site, one for a matter at a kiosk.
 */
export interface CitizenDesk {
  /** What lies open for a citizen; null once it was sent, closed or timed out, and while staff are signed in. */
  screen(): CitizenScreen | null;
  /** A new page takes the place of the one before. Says beforehand what `rate` would refuse. */
  open(order: ScreenOrder): Result<CitizenScreen>;
  close(token: string): void;
  rate(token: string, rating: GivenRating): Promise<Result<{ readonly at: string }>>;
  /** The query code is told once; the ledger keeps only its hash. */
  speak(token: string, voice: GivenVoice): Promise<Result<SpokenVoice>>;
}

export interface SpokenVoice {
  readonly number: string;
  readonly queryCode: string;
  readonly at: string;
}

export interface ScreenOrder {
  readonly purpose: 'rating' | 'voice';
  readonly mode: 'on-site' | 'kiosk';
  readonly applicationId: string | null;
  /** Who hands it over; null at a kiosk. */
  readonly openedBy: string | null;
}

export interface CitizenScreen {
  readonly token: string;
  readonly purpose: ScreenOrder['purpose'];
  readonly mode: ScreenOrder['mode'];
  readonly about: { readonly applicationId: string; readonly localNumber: string; readonly itemName: string } | null;
  readonly expiresAt: string;
}
