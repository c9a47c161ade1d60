import { Radio } from 'antd';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { useIntakeText } from './words.ts';

interface SituationsProps {
  readonly draft: Draft;
  readonly item: Item;
  readonly problems: readonly FieldProblem[];
}

/** 情形引导: few plain questions whose answers decide what has to be handed in. */
export function Situations({ draft, item, problems }: SituationsProps) {
  const { t, pick } = useIntakeText();
  const answer = (key: string, option: string) =>
    void editDraft(draft.id, (newest) => ({ ...newest, situation: { ...newest.situation, [key]: option } }));
  return (
    <div className="panel">
      <h2>{t('form.situations')}</h2>
      {item.situations.map((situation) => {
        const problem = problems.find((one) => one.pointer === `/situation/${situation.key}`);
        return (
          <fieldset key={situation.key} className="situation" id={`situation-${situation.key}`}>
            <legend>{situation.question}</legend>
            <Radio.Group
              name={`situation-${situation.key}`}
              value={draft.situation[situation.key] ?? null}
              onChange={(event) => answer(situation.key, String(event.target.value))}
              options={situation.options.map((option) => ({ value: option.key, label: option.label }))}
            />
            {problem && <p className="field-problem">{pick(problem.message)}</p>}
          </fieldset>
        );
      })}
    </div>
  );
}
