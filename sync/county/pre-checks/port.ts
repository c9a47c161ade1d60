import type { PreCheckedMaterial } from '../../../main/domain/pre-check.ts';
import type { Page } from '../store/port.ts';

/**
 * 预审 at the county. Guarantees, proved on both engines:
 *
 * - A number is given once and never again; the same `requestId` of the same service gets the first number.
 * - `take` marks one terminal as the one that opened it, whichever instance is asked; another gets it only by taking it
 *   over, which is written down.
 * - An accepted application closes it. A second application with the same number is kept and named in its trail.
 */
export interface PreCheckStore {
  make(order: NewPreCheck): Promise<PreCheckRecord>;
  find(caseNumber: string): Promise<PreCheckRecord | null>;
  take(order: { caseNumber: string; terminalId: string; takeOver: boolean }): Promise<PreCheckRecord | null>;
  /** 人工预审: somebody has looked at it now. What was used or is over stays as it was. */
  judge(order: { caseNumber: string; note: string; checkedBy: string }): Promise<void>;
  /** Nobody has it open any more: for a terminal that was lost or a draft that was thrown away. */
  release(caseNumber: string): Promise<void>;
  withdraw(caseNumber: string): Promise<void>;
  /** Newest first; by whole number or the beginning of the name. */
  list(filter: Page & { search: string | null }): Promise<readonly PreCheckRecord[]>;
}

/** 预审人 of what a citizen filed alone: nobody has looked at it. */
export const selfFiled = '本人自助填报（未经人工预审）';

export interface PreCheckContent {
  readonly itemCode: string;
  readonly situation: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, unknown>>;
  readonly materials: readonly PreCheckedMaterial[];
  readonly note: string;
}

export interface NewPreCheck {
  readonly content: PreCheckContent;
  readonly itemName: string;
  /** The version whose form was answered. */
  readonly catalogueVersion: number;
  readonly checkedBy: string;
  readonly validForDays: number;
  /** Null from the console, whose form is answered once. */
  readonly origin: { readonly serviceId: string; readonly requestId: string } | null;
}

export interface PreCheckRecord extends PreCheckContent {
  readonly caseNumber: string;
  readonly itemName: string;
  readonly catalogueVersion: number;
  /** The online service that made it; null from the console. */
  readonly serviceId: string | null;
  readonly applicantName: string;
  readonly checkedBy: string;
  readonly checkedAt: Date;
  readonly expiresAt: Date;
  readonly takenBy: { readonly terminalId: string; readonly office: string; readonly at: Date } | null;
  readonly usedBy: {
    readonly applicationId: string;
    readonly localNumber: string;
    readonly countyNumber: string | null;
    readonly office: string;
  } | null;
}

/** 网上申报: a service of the county that makes pre-checks by itself. Only the hash of its token is kept. */
export interface OnlineServiceStore {
  make(service: { name: string; token: string; createdBy: string }): Promise<void>;
  byToken(token: string): Promise<OnlineService | null>;
  revoke(id: string): Promise<void>;
  list(): Promise<readonly OnlineService[]>;
}

export interface OnlineService {
  readonly id: string;
  readonly name: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}
