import type { Method, Output } from '../../../preload/contract.ts';
import type { Draft } from '../../domain/application.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import { isStaffSession } from '../../session.ts';
import type { TerminalParts } from '../parts.ts';
import { isBeingSetUp, setupStep } from '../setup-step.ts';
import { kioskRule, settingUp } from './kiosk-rules.ts';
import { isOwnCase, isOwnDraft } from './own-matters.ts';

/** R61: an unattended kiosk gives this visitor's data and nobody else's, whatever its page asks for. */

export function isUnattended(parts: TerminalParts): boolean {
  return parts.station === 'kiosk' && !isStaffSession(parts.session);
}

/** Before the verb: null lets it through. `input` was parsed against the contract. */
export function barredAtKiosk(parts: TerminalParts, method: Method, input: unknown): Result<never> | null {
  if (!isUnattended(parts)) return null;
  if (settingUp.has(method) && isBeingSetUp(parts) && setupStep(parts) !== null) return null;
  const rule = kioskRule(method);
  const named = input as Readonly<Record<string, unknown>>;
  switch (rule) {
    case null:
      return failed('kiosk/not-here', method);
    case 'own-draft':
      return isOwnDraft(parts, draftIn(named)) ? null : failed('kiosk/not-here', method);
    case 'own-case':
    case 'own-card': {
      const id = String(named.applicationId ?? named.id ?? '');
      const isTheirs = isOwnCase(parts, id, { byCard: rule === 'own-card' }) || isOwnDraft(parts, id);
      return isTheirs ? null : failed('kiosk/not-here', method);
    }
    case 'open':
    case 'narrowed':
      return null;
    default:
      throw new Error(`no kiosk rule ${String(rule satisfies never)}`);
  }
}

/** After the verb: what it answers is cut down to what this visitor may see, and a draft that it opened is theirs. */
export function narrowedAtKiosk(parts: TerminalParts, method: Method, answer: Result<unknown>): Result<unknown> {
  if (!isUnattended(parts) || !answer.ok) return answer;
  if (method === 'startDraft') parts.kiosk.visit.drafts.add((answer.value as Draft).id);
  return answer;
}

/** The desk of a kiosk holds the catalogue and the notices; of drafts only those of this visit, of applications none. */
export function kioskPull(
  parts: TerminalParts,
  collection: string,
  pulled: Output<'deskPull'>,
): Result<Output<'deskPull'>> {
  if (!isUnattended(parts) || collection === 'items' || collection === 'notices') return ok(pulled);
  if (collection === 'applications') return ok({ ...pulled, changes: [] });
  const changes = pulled.changes.map((change) =>
    isOwnDraft(parts, change.id) ? change : { ...change, document: null },
  );
  return ok({ ...pulled, changes });
}

/** Pages and papers by address: those of this visitor's drafts and applications. */
export function mayReadAtKiosk(parts: TerminalParts, path: string): boolean {
  if (!isUnattended(parts)) return true;
  const page = /^\/pages\/([0-9a-f]{64})$/.exec(path)?.[1];
  if (page !== undefined) return ownPages(parts).has(page);
  const [, kind, id] = /^\/documents\/(receipt|application-form|payment-notice)-([0-9a-f-]{36})\.pdf$/.exec(path) ?? [];
  if (kind === undefined || id === undefined)
    return /^\/(voice\/|documents\/(item-sheet|disclosure-receipt)-)/.test(path);
  return isOwnDraft(parts, id) || isOwnCase(parts, id, { byCard: kind === 'application-form' });
}

function ownPages(parts: TerminalParts): ReadonlySet<string> {
  const drafts = [...parts.kiosk.visit.drafts].flatMap((id) => {
    const held = parts.ledger.draft(id) ?? parts.ledger.application(id);
    return held ? held.materials.flatMap(({ pages }) => pages.map(({ sha256 }) => sha256)) : [];
  });
  return new Set(drafts);
}

const draftIn = (input: Readonly<Record<string, unknown>>): string => {
  const whole = input.draft as { readonly id?: unknown } | undefined;
  return String(input.draftId ?? whole?.id ?? '');
};
