import type { PaymentReceipt, PaymentState } from '../../../main/domain/payment.ts';
import type { PageWithin } from '../store/port.ts';

/**
 * 缴费对账 (R57). Guarantees: a payment is known by its reference, and the same one told any number of times, on any
 * number of instances, is one row, one change and one nudge. Money that came in is kept, whatever is wrong with it.
 */
export interface PaymentStore {
  register(payment: RegisteredPayment): Promise<RegisterOutcome>;
  /** Of one number, oldest first. */
  received(localNumber: string): Promise<readonly PaymentReceipt[]>;
  /** Applications of items that may cost something, newest first. */
  chargeable(of: PageWithin & { readonly itemCodes: readonly string[] }): Promise<readonly ChargeableCase[]>;
  caseOf(localNumber: string): Promise<ChargeableCase | null>;
  /** For numbers of which no application has arrived, newest first, at most 100. */
  withoutCase(): Promise<readonly (PaymentReceipt & { readonly localNumber: string })[]>;
  putPlatform(platform: { id: string; name: string; publicKey: string; createdBy: string }): Promise<void>;
  platform(id: string): Promise<PaymentPlatform | null>;
  platforms(): Promise<readonly PaymentPlatform[]>;
  revokePlatform(id: string): Promise<void>;
}

export interface RegisteredPayment extends PaymentReceipt {
  readonly localNumber: string;
  readonly registeredBy: string;
}

/** unknown-number: no terminal gives such numbers. differs: this reference was told with another number or amount. */
export type RegisterOutcome =
  | { readonly ok: true; readonly isNew: boolean }
  | { readonly ok: false; readonly why: 'unknown-number' | 'differs' };

export interface ChargeableCase {
  readonly applicationId: string;
  readonly localNumber: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly applicantName: string;
  readonly office: string;
  readonly catalogueVersion: number;
  readonly situation: Readonly<Record<string, string>>;
  readonly received: readonly PaymentReceipt[];
}

export interface JudgedCase extends ChargeableCase {
  readonly totalFen: number | null;
  readonly state: PaymentState;
}

export interface PaymentPlatform {
  readonly id: string;
  readonly name: string;
  /** SubjectPublicKeyInfo, PEM. */
  readonly publicKey: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}
