import type { PreCheckReply } from '../../protocol.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import type { PreCheckRecord } from './port.ts';
import { lastSameVersion } from './same-item.ts';

/** What a terminal is told about a pre-check. Used before expired: what became of it says more than that it is old. */
export async function preCheckReply(
  record: PreCheckRecord | null,
  asked: { readonly terminalId: string; readonly shelf: CatalogueShelf; readonly now: Date },
): Promise<PreCheckReply> {
  if (record === null) return { status: 'unknown' };
  const { usedBy, takenBy, catalogueVersion: from, itemCode } = record;
  if (usedBy) {
    const { localNumber, countyNumber, office: officeName } = usedBy;
    return { status: 'used', localNumber, countyNumber, officeName };
  }
  if (record.expiresAt <= asked.now) return { status: 'expired', expiredAt: record.expiresAt.toISOString() };
  const { caseNumber, situation, form, note, checkedBy } = record;
  const to = await lastSameVersion(asked.shelf, { itemCode, from });
  return {
    status: 'open',
    preCheck: {
      caseNumber,
      itemCode,
      catalogueVersions: { from, to },
      situation: { ...situation },
      form: { ...form },
      materials: [...record.materials],
      note,
      checkedBy,
      checkedAt: record.checkedAt.toISOString(),
      expiresAt: record.expiresAt.toISOString(),
    },
    takenBy: takenBy && {
      officeName: takenBy.office,
      at: takenBy.at.toISOString(),
      isThisTerminal: takenBy.terminalId === asked.terminalId,
    },
  };
}
