import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../../main/domain/application.ts';
import { must } from '../../../main/domain/result.ts';
import { acceptApplication } from '../../../main/usecases/accept-application.ts';
import { askOnDisplay } from '../../../main/usecases/display.ts';
import { documentsOf } from '../../../main/usecases/documents/case-documents.ts';
import { issueDocument } from '../../../main/usecases/documents/issue-document.ts';
import { international } from '../../../sync/crypto/international.ts';
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
        const window = await openWindow();
        try {
          const operator = { id: `W-${post}`, name: clerk.name, post };
          window.parts.session.operator = operator;
          const enrolment = window.parts.ledger.fact('enrolment');
          if (!enrolment) throw new Error('not enrolled');
          must(
            window.parts.ledger.transact((writer) =>
              writer.setFact('enrolment', { ...enrolment, privateKey: international.makeKey() }),
            ),
          );
          const heard: unknown[] = [];
          window.display.attach();
          window.display.onPush((_topic, push) => heard.push(push));
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
          await said(display, { what: 'rate', applicationId: clean.id });
          await said(display, { what: 'fee', applicationId: clean.id });
          window.parts.display.end();

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

const applicantOf = ({ form }: Draft): Record<string, unknown> => form.applicant as Record<string, unknown>;
const maskedHead = (number: string): string => `${number.slice(0, 6)}********${number.slice(14)}`;
