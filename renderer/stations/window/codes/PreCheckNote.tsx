import { Alert, Button } from 'antd';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { shortTime } from '../../../../main/domain/dates.ts';
import { type PreCheckDifference, preCheckDifferences } from '../../../../main/domain/fill-from-pre-check.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { answerGroups } from '../detail/answer-rows.ts';
import { useCodeText } from './code-text.ts';

/** Where this draft came from, what the county remarked, and what the card says otherwise. */
export function PreCheckNote({ draft, item }: { readonly draft: Draft; readonly item: Item | null }) {
  const { t } = useCodeText();
  const { preCheck } = draft;
  if (!preCheck) return null;
  const { caseNumber, brought } = preCheck;
  if (!brought) return <Alert type="info" showIcon title={t('preCheck.blankDraft', { number: caseNumber })} />;
  const differences = preCheckDifferences(draft, Object.keys(draft.provenance));
  const by = { number: caseNumber, name: brought.checkedBy, at: shortTime(brought.checkedAt) };
  return (
    <Alert
      type={differences.length > 0 ? 'warning' : 'info'}
      showIcon
      title={
        <>
          <p className="wrap-anywhere">{t('preCheck.by', by)}</p>
          {brought.note !== '' && <p className="wrap-anywhere">{t('preCheck.note', { note: brought.note })}</p>}
          {differences.length > 0 && <Differences draft={draft} item={item} differences={differences} />}
        </>
      }
    />
  );
}

interface DifferencesProps {
  readonly draft: Draft;
  readonly item: Item | null;
  readonly differences: readonly PreCheckDifference[];
}

function Differences({ draft, item, differences }: DifferencesProps) {
  const { t } = useCodeText();
  if (differences.some(({ isAnotherPerson }) => isAnotherPerson)) return <p>{t('preCheck.anotherPerson')}</p>;
  const present = wordsOf(item, draft.form);
  const brought = wordsOf(item, draft.preCheck?.brought?.form ?? {});
  const settle = () =>
    void editDraft(draft.id, ({ preCheck, ...newest }) => ({
      ...newest,
      preCheck: preCheck && {
        ...preCheck,
        settled: [...new Set([...preCheck.settled, ...differences.map(({ pointer }) => pointer)])],
      },
    }));
  return (
    <>
      <p>{t('preCheck.differs')}</p>
      <ul>
        {differences.map(({ pointer }) => (
          <li key={pointer} className="wrap-anywhere">
            {t('preCheck.difference', {
              name: present.get(pointer)?.label ?? pointer,
              present: present.get(pointer)?.value ?? '',
              brought: brought.get(pointer)?.value ?? '',
            })}
          </li>
        ))}
      </ul>
      <Button size="small" onClick={settle}>
        {t('preCheck.cardIsRight')}
      </Button>
    </>
  );
}

function wordsOf(
  item: Item | null,
  form: Draft['form'],
): ReadonlyMap<string, { readonly label: string; readonly value: string }> {
  const rows = answerGroups(item?.formSchema ?? {}, item?.uiSchema ?? {}, form).flatMap((group) => group.rows);
  return new Map(rows.map(({ pointer, label, value }) => [pointer, { label, value: String(value ?? '') }]));
}
