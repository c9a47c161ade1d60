import { Input, Radio } from 'antd';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { MergeChoice } from '../../../../main/domain/merge-amendments.ts';
import type { CaseFileView } from '../../../../preload/contract-cases.ts';
import { AnswerWords } from './AnswerWords.tsx';
import { useCaseText } from './case-text.ts';
import { fieldWords } from './field-words.ts';

export type MergedFields = NonNullable<CaseFileView['merge']>['fields'];
type Field = MergedFields[number];

interface MergeRowsProps {
  readonly fields: MergedFields;
  readonly item: Item | null;
  readonly choices: readonly MergeChoice[];
  readonly onChoices: (choices: readonly MergeChoice[]) => void;
}

/** Old value, the county's, the window's. Where both changed, a person chooses, and nothing is chosen beforehand. */
export function MergeRows({ fields, item, choices, onChoices }: MergeRowsProps) {
  const { t, language } = useCaseText();
  return (
    <table className="merge-table">
      <thead>
        <tr>
          <th scope="col">{t('merge.field')}</th>
          <th scope="col">{t('merge.base')}</th>
          <th scope="col">{t('merge.theirs')}</th>
          <th scope="col">{t('merge.mine')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <MergeRow
            key={field.pointer}
            field={field}
            label={fieldWords(item, language, field.pointer, field.mine ?? field.theirs ?? field.base).label}
            item={item}
            choice={choices.find(({ pointer }) => pointer === field.pointer) ?? null}
            onChoose={(choice) => onChoices([...choices.filter(({ pointer }) => pointer !== choice.pointer), choice])}
          />
        ))}
      </tbody>
    </table>
  );
}

interface MergeRowProps {
  readonly field: Field;
  readonly label: string;
  readonly item: Item | null;
  readonly choice: MergeChoice | null;
  readonly onChoose: (choice: MergeChoice) => void;
}

function MergeRow({ field, label, item, choice, onChoose }: MergeRowProps) {
  const { t } = useCaseText();
  const { pointer, kind } = field;
  const words = (side: 'base' | 'mine' | 'theirs') => <AnswerWords item={item} pointer={pointer} value={field[side]} />;
  if (kind !== 'both-differ') {
    return (
      <tr>
        <th scope="row">
          {label} <div className="soft">{t(kind === 'same' ? 'merge.same' : 'merge.untouched')}</div>
        </th>
        <td>{words('base')}</td>
        <td>{words('theirs')}</td>
        <td>{words('mine')}</td>
      </tr>
    );
  }
  const take = (side: 'mine' | 'theirs') => (
    <Radio name={pointer} checked={choice?.take === side} onChange={() => onChoose({ pointer, take: side })}>
      {words(side)}
    </Radio>
  );
  // Another text only where texts are compared: a list or a choice is answered by one of the two sides.
  const mayBeOther = typeof field.mine === 'string' && typeof field.theirs === 'string';
  return (
    <tr className="merge-question">
      <th scope="row">{label}</th>
      <td>{words('base')}</td>
      <td>{take('theirs')}</td>
      <td>
        {take('mine')}
        {mayBeOther && (
          <div>
            <Radio
              name={pointer}
              checked={choice?.take === 'other'}
              onChange={() => onChoose({ pointer, take: 'other', value: field.mine })}
            >
              {t('merge.other')}
            </Radio>
            {choice?.take === 'other' && (
              <Input
                aria-label={label}
                value={String(choice.value ?? '')}
                onChange={(event) => onChoose({ pointer, take: 'other', value: event.target.value })}
              />
            )}
          </div>
        )}
      </td>
    </tr>
  );
}
