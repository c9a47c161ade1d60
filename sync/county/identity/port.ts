import type { IdentityFinding, IdentityVerdict, IdentityWord } from '../../../main/domain/identity/verification.ts';
import type { Page } from '../store/port.ts';

/**
 * 联网核验 (R39). The county's word stands for the population database, whichever way it comes: a clerk's, or a service's. Each
 * word is one version, one change row and one nudge. While it is `mismatch` the case can't be decided.
 */
export interface IdentityStore {
  /** Not checked, or not reachable then, or answered by the window since; the oldest first. */
  pending(page: Page): Promise<{ readonly rows: readonly IdentityRow[]; readonly total: number }>;
  ofApplication(applicationId: string): Promise<CountyIdentityCheck | null>;
  check(applicationId: string, told: { verdict: IdentityVerdict; note: string; by: string }): Promise<boolean>;
  isHeld(applicationId: string): Promise<boolean>;
  /** Gives the service of the population database a new token; the one before is void. */
  putServiceToken(tokenHash: string): Promise<void>;
  isServiceToken(tokenHash: string): Promise<boolean>;
}

export interface CountyIdentityCheck {
  readonly word: IdentityWord;
  readonly finding: IdentityFinding | null;
}

export interface IdentityRow {
  readonly applicationId: string;
  readonly localNumber: string;
  readonly itemName: string;
  readonly applicantName: string;
  readonly idType: string;
  readonly idNumber: string;
  readonly office: string;
  readonly acceptedAt: string;
  readonly check: CountyIdentityCheck | null;
}
