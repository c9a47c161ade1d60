import { Alert } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import { editDraft } from '../../../desk/edit-draft.ts';
import { focusFirstOpenField, focusNext } from '../../../form/field-focus.ts';
import { ItemForm } from '../../../form/ItemForm.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { Situations } from './Situations.tsx';
import { usePaste } from './use-paste.ts';
import { useIntakeText } from './words.ts';

interface FormStepProps {
  readonly draft: Draft;
  readonly item: Item;
  readonly now: string;
  readonly problems: readonly FieldProblem[];
  /** A problem's field is about to get the cursor; otherwise the first open question gets it. */
  readonly isLookedFor: boolean;
  /** Enter in the last field. */
  readonly onEnd: () => void;
}

/** 情形引导 and 表单: the answers decide which materials this case needs. Saved with each field. */
export function FormStep({ draft, item, now, problems, isLookedFor, onEnd }: FormStepProps) {
  const { t, pick, language } = useIntakeText();
  const pasting = usePaste({ draft, item, now, language });
  const section = useRef<HTMLElement>(null);
  const isLed = useRef(isLookedFor);
  useEffect(() => {
    if (!isLed.current && section.current) focusFirstOpen(section.current);
  }, []);
  const goOn = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
    if (target.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    const isLast = section.current === null || !focusNext(section.current, target);
    if (isLast) onEnd();
  };
  return (
    <section
      ref={section}
      className="intake-form"
      aria-label={t('steps.form')}
      onKeyDown={goOn}
      onPasteCapture={pasting.onPaste}
    >
      {pasting.refused && <Alert type="warning" showIcon role="status" title={pick(pasting.refused)} />}
      <PasteDialog pasting={pasting} />
      {item.situations.length > 0 && <Situations draft={draft} item={item} problems={problems} />}
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

function focusFirstOpen(section: HTMLElement): void {
  const unanswered = [...section.querySelectorAll<HTMLElement>('.situation')].find(
    (question) => question.querySelector('input:checked') === null,
  );
  const form = section.querySelector<HTMLElement>('.item-form');
  const path = document.querySelector<HTMLInputElement>('.manual-reason[data-open="true"] input');
  if (path) path.focus();
  else if (unanswered) unanswered.querySelector<HTMLElement>('input')?.focus();
  else if (form) focusFirstOpenField(form);
}
