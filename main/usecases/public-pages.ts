import { Buffer } from 'node:buffer';
import { z } from 'zod';
import type { Input, Output } from '../../preload/contract.ts';
import { composeNotice, type NoticeStage } from '../domain/public-notice.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { ItemSheetContext, PublicNoticeContext } from '../paper/port.ts';
import { calendarInForce, configurationInForce } from '../publications/in-force.ts';
import { itemOf } from './check-draft.ts';
import { currentOperator, type TerminalParts } from './parts.ts';

/** 截至: which signed versions are shown, and when they were last the same as the county's (R09, R18). */
export function published({ ledger }: TerminalParts): Result<Output<'published'>> {
  const inForce = ledger.fact('publications') ?? [];
  const newest = inForce
    .filter(({ kind }) => kind === 'notices')
    .map(({ publishedAt }) => publishedAt)
    .toSorted()
    .at(-1);
  const catalogue = ledger.catalogue();
  return ok({
    catalogue: catalogue && { version: catalogue.version, publishedAt: catalogue.publishedAt },
    noticesPublishedAt: newest ?? null,
    // The list of what is in force comes with every contact, and is compared there.
    comparedAt: ledger.fact('lastContact')?.at ?? null,
    staleDays: configurationInForce(ledger).staleDays,
  });
}

/** The address carries the answers: a sheet is about nobody, and nothing of it is kept. */
export function itemSheet(parts: TerminalParts, input: Input<'itemSheet'>): Result<Output<'itemSheet'>> {
  const context = itemSheetContext(parts, { ...input, version: null });
  if (!context.ok) return context;
  const asked = { ...input, version: context.value.catalogueVersion };
  return ok({ url: `/documents/item-sheet-${Buffer.from(JSON.stringify(asked)).toString('base64url')}.pdf` });
}

const askedSheetSchema = z.object({
  itemCode: z.string(),
  situation: z.record(z.string(), z.string()),
  version: z.int().nullable(),
});
type AskedSheet = z.infer<typeof askedSheetSchema>;

/** What stands in the address of a sheet; null where nobody here wrote it so. */
export function askedSheet(encoded: string): AskedSheet | null {
  try {
    const parsed = askedSheetSchema.safeParse(JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function itemSheetContext(parts: TerminalParts, asked: AskedSheet): Result<ItemSheetContext> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const catalogue = asked.version === null ? parts.ledger.catalogue() : parts.ledger.catalogue(asked.version);
  const item = catalogue?.items.find(({ code }) => code === asked.itemCode);
  if (!catalogue || !item) return failed('item/unknown');
  return ok({
    item,
    situation: asked.situation,
    catalogueVersion: catalogue.version,
    publishedAt: catalogue.publishedAt,
    officeName: parts.ledger.fact('enrolment')?.officeName ?? item.implementer.name,
    printedAt: parts.clock.now().toISOString(),
  });
}

/** 公示单 (R21). Printed for the board; the county alone publishes it. */
export function publicNotice(parts: TerminalParts, input: Input<'publicNotice'>): Result<Output<'publicNotice'>> {
  const context = publicNoticeContext(parts, input);
  if (!context.ok) return context;
  const { applicationId, from, stage } = input;
  const noted = parts.ledger.transact((writer) => {
    writer.appendEvent({
      type: 'document/printed',
      operatorId: parts.session.operator?.id ?? null,
      applicationId,
      body: { document: 'public-notice', stage, from, to: context.value.notice.to },
    });
  });
  return noted.ok ? ok({ url: `/documents/public-notice-${stage}-${from}-${applicationId}.pdf` }) : noted;
}

export function publicNoticeContext(
  parts: TerminalParts,
  { applicationId, from, stage }: { applicationId: string; from: string; stage: NoticeStage },
): Result<PublicNoticeContext> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const { ledger } = parts;
  const application = ledger.application(applicationId);
  if (!application) return failed('application/not-found');
  const item = itemOf(parts, application);
  const calendar = calendarInForce(ledger, application.catalogueVersion);
  if (!item || !calendar) return failed('item/unknown');
  const usualDays = configurationInForce(ledger).publicNoticeDays;
  const notice = composeNotice({ item, application, stage, from, calendar, usualDays });
  if (!notice.ok) return notice;
  const officeName = ledger.fact('enrolment')?.officeName ?? item.implementer.name;
  return ok({ item, notice: notice.value, officeName, printedAt: parts.clock.now().toISOString() });
}
