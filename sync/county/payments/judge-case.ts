import { feeDue, isFree } from '../../../main/domain/fees.ts';
import { paymentState } from '../../../main/domain/payment.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { ChargeableCase, JudgedCase } from './port.ts';

/** What this case has to pay by the catalogue that it began with, and what has come in. The county asks no terminal. */
export async function judgeCase(shelf: CatalogueShelf, charged: ChargeableCase): Promise<JudgedCase> {
  const catalogue = await shelf.version(charged.catalogueVersion);
  const item = catalogue?.items.find(({ code }) => code === charged.itemCode);
  const { totalFen } = item ? feeDue(item, charged.situation) : { totalFen: null };
  return { ...charged, totalFen, state: paymentState({ totalFen }, charged.received) };
}

/** Items of the current catalogue that cost something under some answers. */
export async function chargeableCodes(shelf: CatalogueShelf): Promise<readonly string[]> {
  const catalogue = await shelf.current();
  return (catalogue?.items ?? []).filter((item) => !isFree(item)).map(({ code }) => code);
}
