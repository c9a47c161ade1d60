import type { Item } from '../../../../main/domain/catalogue.ts';
import { type MergeChoice, settleMerge } from '../../../../main/domain/merge-amendments.ts';
import type { CaseFileView } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { useCaseText } from './case-text.ts';
import { MergeQuestions } from './MergeQuestions.tsx';
import type { MergedFields } from './MergeRows.tsx';

interface AmendOvertakenProps {
  readonly applicationId: string;
  readonly begun: CaseFileView;
  readonly fields: MergedFields;
  readonly item: Item;
  readonly onSettled: (file: CaseFileView) => void;
}

/** The case was changed since the clerk began: what is wished goes on top of it only after a person has looked (R48). */
export function AmendOvertaken({ applicationId, begun, fields, item, onSettled }: AmendOvertakenProps) {
  const { t } = useCaseText();
  const goOn = async (choices: readonly MergeChoice[]) => {
    const settled = settleMerge(fields, choices);
    if (!settled.ok) return settled.failure;
    const reply = await call('saveAmending', {
      applicationId,
      base: begun.content.madeBy,
      reason: begun.amending?.reason ?? '',
      wishes: settled.value.map(({ pointer, to }) => ({ pointer, to })),
    });
    if (!reply.ok) return reply.failure;
    onSettled(reply.value);
    return null;
  };
  return (
    <>
      <p>{t('amend.overtakenAsk')}</p>
      <MergeQuestions fields={fields} item={item} submit={t('amend.goOn')} onSubmit={goOn} />
    </>
  );
}
