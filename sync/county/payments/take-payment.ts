import { normaliseLocalNumber } from '../../../main/domain/local-number.ts';
import type { PaymentState } from '../../../main/domain/payment.ts';
import { readReceiptCode } from '../../../main/domain/receipt-code.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { CountyStore } from '../store/port.ts';
import { judgeCase } from './judge-case.ts';
import type { RegisteredPayment } from './port.ts';

export type TakenPayment =
  /** `state` is null while the application has not arrived: it is judged when it does. */
  | { readonly ok: true; readonly isNew: boolean; readonly state: PaymentState | null }
  | { readonly ok: false; readonly why: 'free' | 'unpublished' | 'unknown-number' | 'differs' };

/** 登记到账, whoever tells it. What costs nothing takes no money (R25); everything else is kept, and told once. */
export async function takePayment(
  { store, shelf }: { readonly store: Pick<CountyStore, 'payments'>; readonly shelf: CatalogueShelf },
  payment: RegisteredPayment,
): Promise<TakenPayment> {
  // A counter that scans the receipt hands on all of its code.
  const localNumber = readReceiptCode(payment.localNumber)?.localNumber ?? normaliseLocalNumber(payment.localNumber);
  const charged = await store.payments.caseOf(localNumber);
  const before = charged && (await judgeCase(shelf, charged));
  if (before?.state === 'free' || before?.state === 'unpublished') return { ok: false, why: before.state };
  const registered = await store.payments.register({ ...payment, localNumber });
  if (!registered.ok) return registered;
  const after = charged && (await store.payments.caseOf(localNumber));
  return { ok: true, isNew: registered.isNew, state: after ? (await judgeCase(shelf, after)).state : null };
}
