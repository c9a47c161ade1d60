import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../../main/domain/application.ts';
import { must, type Result } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { askOnDisplay } from '../../../main/usecases/display.ts';
import { documentsOf } from '../../../main/usecases/documents/case-documents.ts';
import { issueDocument } from '../../../main/usecases/documents/issue-document.ts';
import {
  type DisplayPush,
  type DisplayView,
  displayPushSchema,
  displayViewSchema,
  type ViewOf,
} from '../../../preload/contract-display.ts';
import { international } from '../../../sync/crypto/international.ts';
import { makeOpeningKey, sealingPart } from '../../../sync/package/sealing-key.ts';
import { sampleItem } from '../../unit/domain/sample-case.ts';
import { clerk, completeDraft, openWindow, type Window } from '../../unit/usecases/window.ts';

/** Marks that stand in everything of the office's, and nowhere in what a citizen said. */
const mark = fc.stringMatching(/^[A-Z]{8}$/).map((letters) => `机密${letters}`);
const digitsOfYear = fc.integer({ min: 1930, max: 2015 });
const idNumber = fc
  .tuple(fc.integer({ min: 110000, max: 659000 }), digitsOfYear, fc.integer({ min: 100, max: 999 }))
  .map(([area, year, order]) => withCheck(`${area}${year}0612${order}`));

function withCheck(seventeen: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...seventeen].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  return `${seventeen}${'10X98765432'[sum % 11]}`;
}

async function said(window: Window, asked: Parameters<typeof askOnDisplay>[1]): Promise<void> {
  askOnDisplay(window.parts, asked);
  await window.display.api.call('displayView', {});
}

test('R61: no push and no reply of the second screen holds what is the office’s, another’s, or a whole number of a person', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        marks: fc.uniqueArray(mark, { minLength: 6, maxLength: 6 }),
        own: idNumber,
        others: idNumber,
        kin: idNumber,
      }),
      async ({ marks, own, others, kin }) => {
        fc.pre(new Set([own, others, kin]).size === 3);
        const [post = '', reason = '', note = '', otherName = '', finder = '', source = ''] = marks;
        const window = await openWindow({ items: [sampleItem({ feeItems: [fee] })] });
        try {
          const operator = { id: `W-${post}`, name: clerk.name, post };
          window.parts.session.operator = operator;
          const enrolment = window.parts.ledger.fact('enrolment');
          if (!enrolment) throw new Error('not enrolled');
          must(
            window.parts.ledger.transact((writer) => {
              writer.setFact('enrolment', { ...enrolment, privateKey: international.makeKey() });
              // Without it no rating can be sealed, and none is asked for.
              writer.setFact('sealingKey', { signedBy: 'x', key: { ...sealingPart(makeOpeningKey()) } });
            }),
          );
          const heard: unknown[] = [];
          const pushes: DisplayPush[] = [];
          window.display.attach();
          window.display.onPush((_topic, push) => {
            heard.push(push);
            pushes.push(push as DisplayPush);
          });
          const api = window.display.api.call;
          const listening: Window['display']['api'] = {
            call: async (method, input) => {
              const reply = await api(method, input);
              heard.push(reply);
              return reply;
            },
          };
          const display = { ...window, display: { ...window.display, api: listening } };

          // Another's case, on the same terminal.
          const other = await completeDraft(window);
          must(
            window.parts.ledger.transact((writer) =>
              writer.putDraft(
                {
                  ...other,
                  form: { ...other.form, applicant: { ...applicantOf(other), name: otherName, idNumber: others } },
                },
                other.revision,
              ),
            ),
          );
          const draft = await completeDraft(window, {
            operatorId: operator.id,
            identity: { method: 'manual', reason },
            pageDoubts: [{ materialCode: note, sha256: 'a'.repeat(64), why: 'blurred', taken: 'scanner' }],
            provenance: { '/applicant/name': { source: 'corrected', readingId: finder, reason: source } },
          });
          const form = {
            ...draft.form,
            applicant: { ...applicantOf(draft), idNumber: own },
            kin: [{ name: '家属', 身份证号: kin }],
          };
          must(window.parts.ledger.transact((writer) => writer.putDraft({ ...draft, form }, draft.revision)));

          await said(display, { what: 'confirm', draftId: draft.id, withSignature: true });
          await said(display, { what: 'sign-form', id: draft.id });
          const clean = await completeDraft(window);
          must(await acceptApplication(window.parts, { draftId: clean.id, revision: clean.revision }));
          const { possible } = must(documentsOf(window.parts, { applicationId: clean.id }));
          for (const { kind, moveId, needsExtra } of possible.filter((one) => !one.needsExtra)) {
            expect(needsExtra).toBe(false);
            const documentId = randomUUID();
            const issued = issueDocument(window.parts, {
              applicationId: clean.id,
              kind,
              moveId,
              extra: null,
              documentId,
            });
            if (issued.ok) await said(display, { what: 'sign-document', documentId });
          }
          await said(display, { what: 'fee', applicationId: clean.id });
          await everyAnswer(display, { draftId: draft.id, applicationId: clean.id });
          window.parts.display.end();

          // By construction: a page that this story does not walk over, or an end of one, fails it.
          const shown = pushes.map(({ view }) => view);
          expect(new Set(shown.map(({ kind }) => kind))).toEqual(new Set(kindsOfPages));
          expect(new Set(shown.flatMap((view) => (view.kind === 'thanks' ? [view.of] : [])))).toEqual(
            new Set(kindsOfThanks),
          );
          for (const push of pushes) {
            // A field that the contract does not name has left by mistake.
            expect(displayPushSchema.parse(push)).toEqual(push);
            // A document names who signed it for the office; no other page names anybody of theirs.
            if (push.view.kind !== 'sign') expect(JSON.stringify(push)).not.toContain(operator.name);
          }

          const all = JSON.stringify(heard);
          expect(all).toContain('"sign"');
          expect(all).toContain(maskedHead(own));
          const numbers = [own, others, kin, clean, other].map((one) =>
            typeof one === 'string' ? one : String(applicantOf(one).idNumber),
          );
          for (const secret of [...marks, ...numbers, operator.id, other.id]) expect(all, secret).not.toContain(secret);
        } finally {
          await window.close();
        }
      },
    ),
    { numRuns: 12 },
  );
});

const kindsOfPages = displayViewSchema.options.map(({ shape }) => shape.kind.value);
const kindsOfThanks = displayViewSchema.options.flatMap(({ shape }) => ('of' in shape ? shape.of.options : []));

const fee = {
  name: '工本费',
  amountFen: 500,
  basis: '省价〔2024〕3号',
  exempt: '低保户免收',
} as const;

/** Whatever a citizen can answer, on each of the pages that ask. */
async function everyAnswer(
  window: Window,
  { draftId, applicationId }: { readonly draftId: string; readonly applicationId: string },
): Promise<void> {
  const shown = async () => must((await window.display.api.call('displayView', {})) as Result<DisplayPush>).view;
  const answer = async (method: string, input: unknown) =>
    must((await window.display.api.call(method, input)) as Result<unknown>);
  const asked = async <K extends DisplayView['kind']>(ask: Parameters<typeof askOnDisplay>[1], kind: K) => {
    must(askOnDisplay(window.parts, ask));
    return viewAs(await shown(), kind);
  };
  const confirm = (withSignature: boolean) => asked({ what: 'confirm', draftId, withSignature }, 'confirm');

  const { taskId } = await confirm(false);
  await answer('turnTo', { taskId, page: 0, stage: 'reading' });
  await answer('reportWrong', { taskId, pointers: ['/applicant/phone'] });
  await answer('finish', {});
  await answer('confirmForm', { taskId: (await confirm(false)).taskId });
  await answer('confirmForm', { taskId: (await confirm(true)).taskId });
  const signing = viewAs(await shown(), 'sign');
  await answer('decline', { taskId: signing.taskId });
  await answer('confirmForm', { taskId: (await confirm(true)).taskId });
  const { taskId: signed, documentHash } = viewAs(await shown(), 'sign');
  await answer('signSheet', { taskId: signed, documentHash, written });
  const rating = await asked({ what: 'rate', applicationId }, 'rate');
  const aspects = { efficiency: 2, skill: null, manner: 1 };
  await answer('rateVisit', {
    taskId: rating.taskId,
    token: rating.token,
    rating: { level: 1, aspects, words: '', isNamed: false },
  });
  await answer('finish', {});
}

function viewAs<K extends DisplayView['kind']>(view: DisplayView, kind: K): ViewOf<K> {
  if (view.kind !== kind) throw new Error(`${view.kind} is shown instead of ${kind}`);
  return view as ViewOf<K>;
}

const written = {
  widthPx: 600,
  heightPx: 300,
  strokes: [Array.from({ length: 12 }, (_, step) => [40 + step * 20, 100 + (step % 3) * 10, 0.5, step * 16])],
  startedAt: '2026-11-22T02:00:00.000Z',
  finishedAt: '2026-11-22T02:00:01.000Z',
  pointer: 'touch',
};

const applicantOf = ({ form }: Draft): Record<string, unknown> => form.applicant as Record<string, unknown>;
const maskedHead = (number: string): string => `${number.slice(0, 6)}********${number.slice(14)}`;
