import { Radio } from 'antd';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { ItemForm } from '../../../form/ItemForm.tsx';
import { useIntakeText } from './words.ts';

interface FormStepProps {
  readonly draft: Draft;
  readonly item: Item;
  readonly problems: readonly FieldProblem[];
}

/** 情形引导 and 表单: the answers decide which materials this case needs. Saved with each field. */
export function FormStep({ draft, item, problems }: FormStepProps) {
  const { t, language, pick } = useIntakeText();
  const answer = (key: string, option: string) =>
    void editDraft(draft.id, (newest) => ({ ...newest, situation: { ...newest.situation, [key]: option } }));
  return (
    <section className="intake-form" aria-label={t('steps.form')}>
      {item.situations.length > 0 && (
        <div className="panel">
          <h2>{t('form.situations')}</h2>
          {item.situations.map((situation) => {
            const problem = problems.find((one) => one.pointer === `/situation/${situation.key}`);
            return (
              <fieldset key={situation.key} className="situation" id={`situation-${situation.key}`}>
                <legend>{situation.question}</legend>
                <Radio.Group
                  value={draft.situation[situation.key] ?? null}
                  onChange={(event) => answer(situation.key, String(event.target.value))}
                  options={situation.options.map((option) => ({ value: option.key, label: option.label }))}
                />
                {problem && <p className="field-problem">{pick(problem.message)}</p>}
              </fieldset>
            );
          })}
        </div>
      )}
      <div className="panel">
        <h2>
          {t('form.questions')} <span className="soft">{t('form.chipNote')}</span>
        </h2>
        <ItemForm
          item={item}
          draft={draft}
          problems={problems}
          language={language}
          onChange={(change) => void editDraft(draft.id, change)}
        />
      </div>
    </section>
  );
}
