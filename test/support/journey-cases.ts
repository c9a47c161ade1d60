import type { Draft } from '../../main/domain/application.ts';
import type { Item } from '../../main/domain/catalogue.ts';
import { must, type Result } from '../../main/domain/result.ts';
import type { Input, Method, Output } from '../../preload/contract.ts';
import { sampleCatalogue } from '../../sync/county/catalogue/sample-catalogue.ts';
import { strictAjv } from '../unit/catalogue/checked-formats.ts';
import { filledAnswers } from '../unit/catalogue/filled-answers.ts';

/** The contract, however the terminal is reached: in this process, over IPC, over a socket. */
export type Ask = <M extends Method>(method: M, input: Input<M>) => Promise<Result<Output<M>>>;

/** A case that needs one original and five answers: what is under test is what happens to it, not its form. */
export const plainItem = 'DEMO-003';
/** The one material of the plain item. */
export const plainMaterial = 'SF';

const catalogue = sampleCatalogue({ version: 1, publishedAt: '2026-11-01T00:00:00.000Z' });
const ajv = strictAjv();

export interface CasePlan {
  readonly itemCode?: string;
  /** The window by default. */
  readonly channel?: Draft['channel'];
  /** Null: typed by hand, with a reason. */
  readonly readingId: string | null;
  readonly phone?: string;
  /** Of a case typed by hand. */
  readonly name?: string;
}

/** Begins a case and answers everything that its form asks; every material is seen as an original. */
export async function fillDraft(ask: Ask, plan: CasePlan): Promise<Draft> {
  const itemCode = plan.itemCode ?? plainItem;
  const draft = must(
    await ask('startDraft', { itemCode, readingId: plan.readingId, channel: plan.channel ?? 'window' }),
  );
  return must(await saveFilled(ask, draft, plan));
}

export async function saveFilled(
  ask: Ask,
  draft: Draft,
  plan: Pick<CasePlan, 'phone' | 'name'> = {},
): Promise<Result<Draft>> {
  const item = itemOf(draft.itemCode);
  const answers = filledAnswers(item.formSchema, ajv) as Draft['form'];
  const isManual = draft.identity.method === 'manual';
  // What the example number itself says of its holder.
  const holder = isManual
    ? { birthDate: '1949-12-31', sex: '2', ...(plan.name === undefined ? {} : { name: plan.name }) }
    : {};
  const applicant = {
    ...record(answers.applicant),
    ...holder,
    ...record(draft.form.applicant),
    phone: plan.phone ?? '13800138000',
  };
  const filled: Draft = {
    ...draft,
    form: { ...answers, applicant },
    identity: isManual
      ? {
          method: 'manual',
          reason: '身份证遗失',
          proof: { path: 'lost', documents: ['household-register'], guardian: null },
        }
      : draft.identity,
    situation: Object.fromEntries(item.situations.map(({ key, options }) => [key, options.at(-1)?.key ?? ''])),
    materials: draft.materials.map((entry) =>
      entry.pages.length > 0
        ? { ...entry, originalSeen: true }
        : { ...entry, originalSeen: true, method: 'original-checked' },
    ),
  };
  const saved = await ask('saveDraft', { draft: filled });
  if (!saved.ok) return saved;
  if (!saved.value.stored || !saved.value.draft) throw new Error('the draft was changed elsewhere');
  return { ok: true, value: saved.value.draft };
}

/** Checked as the clerk does it, then accepted at the revision that was checked. */
export async function acceptDraft(ask: Ask, draft: Pick<Draft, 'id'>): Promise<Result<Output<'acceptApplication'>>> {
  const besideEarlier = await giveReason(ask, draft.id);
  if (!besideEarlier.ok) return besideEarlier;
  const checked = await ask('checkDraft', { draftId: draft.id });
  if (!checked.ok) return checked;
  if (checked.value.problems.length > 0) throw new Error(`not complete: ${JSON.stringify(checked.value.problems)}`);
  return ask('acceptApplication', { draftId: draft.id, revision: checked.value.revision });
}

/** Most plans are of one and the same person: a second matter of the same kind is taken in with a reason. */
export async function giveReason(ask: Ask, draftId: string): Promise<Result<unknown>> {
  const earlier = await ask('earlierCases', { draftId });
  if (!earlier.ok || earlier.value.length === 0) return earlier;
  return ask('goOnBeside', { draftId, reason: '确实要另办一件' });
}

/** At a kiosk nobody can accept: what people hand in there is received, and a clerk decides. */
export async function receiveOne(ask: Ask, plan: CasePlan): Promise<Output<'takeIn'>> {
  const { id, revision } = await fillDraft(ask, { channel: 'kiosk', ...plan });
  return must(await ask('takeIn', { draftId: id, revision, next: null }));
}

export async function acceptOne(ask: Ask, plan: CasePlan): Promise<Output<'acceptApplication'>> {
  return must(await acceptDraft(ask, await fillDraft(ask, plan)));
}

function itemOf(code: string): Item {
  const item = catalogue.items.find((candidate) => candidate.code === code);
  if (!item) throw new Error(`no such item: ${code}`);
  return item;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
