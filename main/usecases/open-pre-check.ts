import type { Input, Output } from '../../preload/contract.ts';
import type { County } from '../../sync/ports.ts';
import type { Draft } from '../domain/application.ts';
import type { CataloguePackage, Item } from '../domain/catalogue.ts';
import type { FailureCode } from '../domain/failures.ts';
import { fillFromPreCheck, isPreCheckOf } from '../domain/fill-from-pre-check.ts';
import type { PreCheck } from '../domain/pre-check.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { openedHere, storePreChecked } from './opened-pre-check.ts';
import { currentOperator, type TerminalParts } from './parts.ts';
import { bringPreCheckPages } from './pre-check-pages.ts';
import { blankDraft } from './start-draft.ts';

type Opened = Output<'openPreCheck'>;

/**
 * 预审 -> 草稿 (R46). Looks first and takes then: a terminal that can't open the case must not have it marked as its own.
 * What was opened here is opened again without the county; a draft that began blank is filled as soon as it can be.
 */
export async function openPreCheck(parts: TerminalParts, input: Input<'openPreCheck'>): Promise<Result<Opened>> {
  const operator = currentOperator(parts);
  if (!operator.ok) return operator;
  const known = reopened(parts, input.caseNumber);
  if (known) return ok(known);
  const taken = await takenFromCounty(parts, input);
  // Somebody waited for the county: meanwhile a second scan may have opened it.
  const since = reopened(parts, input.caseNumber);
  if (since) return ok(since);
  const begun = openedHere(parts, input.caseNumber);
  const blank = begun?.kind === 'draft' ? begun.draft : null;
  if (!taken.ok) {
    // Who scans the code again wants this draft, filled or not; but not one that somebody else has handed in.
    return blank && taken.failure.code !== 'pre-check/used' ? ok({ kind: 'opened', draft: blank }) : taken;
  }
  if (taken.value.kind === 'taken') return ok(taken.value);
  const { preCheck, fit } = taken.value;
  const draft = blank ?? newDraft(parts, { ...fit, preCheck, input, operatorId: operator.value.id });
  // The clerk chose another item meanwhile: its form has no place for these answers.
  if (draft.itemCode !== preCheck.itemCode) return ok({ kind: 'opened', draft });
  const filled = fillFromPreCheck(draft, preCheck, fit.item);
  const stored = storePreChecked(parts, filled, blank ? blank.revision : null);
  if (!stored.ok) return stored;
  // The clerk begins with the answers; the pages come while they read them.
  void bringPreCheckPages(parts, stored.value).catch((bug: unknown) => {
    parts.log.error({ bug: bug instanceof Error ? bug.stack : String(bug) }, 'pages of a pre-check did not come');
  });
  return ok({ kind: 'opened', draft: stored.value });
}

/** Without the county: accepted here, or a draft that has what the county knew. */
function reopened(parts: TerminalParts, caseNumber: string): Opened | null {
  const opened = openedHere(parts, caseNumber);
  if (opened?.kind === 'accepted') return { kind: 'accepted', applicationId: opened.applicationId };
  if (!opened?.draft.preCheck?.brought) return null;
  return { kind: 'opened', draft: opened.draft };
}

type CountyReply = Awaited<ReturnType<County['preCheck']>>;
type Fit = { readonly catalogue: CataloguePackage; readonly item: Item };
type Taken =
  | { readonly kind: 'taken'; readonly officeName: string; readonly at: string }
  | { readonly kind: 'free'; readonly preCheck: PreCheck; readonly fit: Fit };

async function takenFromCounty(parts: TerminalParts, input: Input<'openPreCheck'>): Promise<Result<Taken>> {
  const { caseNumber, takeOver } = input;
  const county = parts.county();
  if (!county) return failed('terminal/not-enrolled');
  const seen = meaningOf(parts, await county.preCheck(caseNumber));
  if (!seen.ok || (seen.value.kind === 'taken' && !takeOver)) return seen;
  return meaningOf(parts, await county.takePreCheck(caseNumber, { takeOver }));
}

function meaningOf(parts: TerminalParts, reply: CountyReply): Result<Taken> {
  if (!reply.ok) {
    const { code, detail } = reply.failure;
    return lineTroubles.includes(code) ? failed('pre-check/offline', `${code} ${detail ?? ''}`) : reply;
  }
  const answer = reply.value;
  if (answer.status === 'unknown') return failed('pre-check/unknown');
  if (answer.status === 'expired') return failed('pre-check/expired', answer.expiredAt);
  if (answer.status === 'used') {
    return failed('pre-check/used', `${answer.countyNumber ?? ''} ${answer.localNumber} ${answer.officeName}`.trim());
  }
  const { preCheck, takenBy } = answer;
  const fit = fitting(parts, preCheck);
  if (!fit.ok) return fit;
  if (takenBy && !takenBy.isThisTerminal) return ok({ kind: 'taken', officeName: takenBy.officeName, at: takenBy.at });
  return ok({ kind: 'free', preCheck, fit: fit.value });
}

const lineTroubles: readonly FailureCode[] = ['county/offline', 'county/captive-portal', 'county/server-error'];

/** The form at hand must be the one that was answered: another version may ask for other things (R01). */
function fitting(parts: TerminalParts, { itemCode, catalogueVersions }: PreCheck): Result<Fit> {
  const catalogue = parts.ledger.catalogue();
  if (!catalogue) return failed('terminal/not-enrolled', 'no catalogue yet');
  const { from, to } = catalogueVersions;
  if (catalogue.version < from || catalogue.version > to) {
    return failed('pre-check/other-version', `pre-checked on ${from} to ${to}, this terminal has ${catalogue.version}`);
  }
  const item = catalogue.items.find(({ code }) => code === itemCode);
  if (!item) return failed('item/unknown', itemCode);
  return item.status === 'retired' ? failed('item/retired') : ok({ catalogue, item });
}

function newDraft(
  parts: TerminalParts,
  about: Fit & { readonly preCheck: PreCheck; readonly input: Input<'openPreCheck'>; readonly operatorId: string },
): Draft {
  const { catalogue, item, preCheck, operatorId } = about;
  const { readingId, channel } = about.input;
  const reading = readingId === null ? null : parts.ledger.cardReading(readingId);
  const own = reading && isPreCheckOf(preCheck, reading) ? reading : null;
  return blankDraft(parts, { catalogue, item, reading: own, channel, operatorId });
}
