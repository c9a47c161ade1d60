import { agentPowers, type DocumentExtra, documentExtraSchema } from '../../../../main/domain/documents/extras.ts';
import type { CaseDocumentsView } from '../../../../preload/contract-documents.ts';

/** How each thing that a document asks for is typed in; in the order of the paper. */
export type ExtraField = { readonly key: string } & (
  | { readonly type: 'text' | 'long' | 'check' }
  | { readonly type: 'many'; readonly options: 'powers' | 'materials' | 'companions' }
);

const text = (...keys: readonly string[]): readonly ExtraField[] => keys.map((key) => ({ key, type: 'text' }));
const long = (key: string): ExtraField => ({ key, type: 'long' });
const delegate = text('delegateName', 'delegatePhone', 'point');

export const extraFields: Readonly<Record<DocumentExtra['kind'], readonly ExtraField[]>> = {
  approval: text('validity', 'certificate'),
  transfer: [long('opinion')],
  'returned-papers': [{ key: 'returned', type: 'many', options: 'materials' }],
  'power-of-attorney': [
    ...text('agentName', 'agentIdNumber', 'agentPhone', 'relation', 'matters'),
    { key: 'powers', type: 'many', options: 'powers' },
    ...text('from', 'to'),
    { key: 'mayDelegate', type: 'check' },
    { key: 'isThumbprint', type: 'check' },
    ...text('witness'),
  ],
  'delegate-order': [...delegate, long('matters')],
  'delegate-continuation': [...delegate, long('reason'), ...text('until')],
  'delegate-end': [...delegate, long('reason')],
  'delegate-done': [...delegate, long('result')],
  'hand-over': [
    ...text('batch', 'sender', 'receiver', 'sealNumber'),
    { key: 'applicationIds', type: 'many', options: 'companions' },
  ],
};

export type ExtraAnswers = Readonly<Record<string, string | boolean | readonly string[]>>;

/** What is known already stands there when the dialog opens. */
export function firstAnswers(
  kind: DocumentExtra['kind'],
  { offered }: Pick<CaseDocumentsView, 'offered'>,
  applicationId: string,
): ExtraAnswers {
  const { today, operatorName, itemName, materials } = offered;
  const known: Readonly<Record<string, ExtraAnswers[string]>> = {
    agentName: offered.agentName,
    agentIdNumber: offered.agentIdNumber,
    agentPhone: offered.agentPhone,
    matters: itemName,
    powers: agentPowers.filter((power) => power !== 'commit'),
    from: today,
    to: `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`,
    until: '',
    delegateName: offered.agentName || operatorName,
    delegatePhone: offered.agentPhone,
    batch: `XP-${today.replaceAll('-', '')}-01`,
    sender: operatorName,
    returned: materials.map(({ code }) => code),
    applicationIds: [applicationId],
    mayDelegate: false,
    isThumbprint: false,
  };
  return Object.fromEntries(extraFields[kind].map(({ key }) => [key, known[key] ?? '']));
}

/** Null while something that must be there is not, or is no date. */
export function extraOf(kind: DocumentExtra['kind'], answers: ExtraAnswers): DocumentExtra | null {
  const parsed = documentExtraSchema.safeParse({ kind, ...answers });
  return parsed.success ? parsed.data : null;
}
