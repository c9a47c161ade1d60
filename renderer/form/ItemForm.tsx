import './form.css';
import { Theme } from '@rjsf/antd';
import { withTheme } from '@rjsf/core';
import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Draft } from '../../main/domain/application.ts';
import type { Item } from '../../main/domain/catalogue.ts';
import type { FieldProblem } from '../../main/domain/result.ts';
import { mergeAnswers } from '../desk/merge-drafts.ts';
import type { Language } from '../text.ts';
import { BaseInputTemplate } from './BaseInputTemplate.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { corrected, withChipFieldsReadOnly } from './chip-fields.ts';
import { DateWidget, MonthWidget } from './DateWidget.tsx';
import { domainValidator } from './domain-validator.ts';
import { FieldTemplate } from './FieldTemplate.tsx';
import { focusNext } from './field-focus.ts';
import type { ItemFormContext } from './form-context.ts';
import { inLanguage } from './form-language.ts';
import { ArrayFieldItemTemplate, ArrayFieldTemplate, ObjectFieldTemplate } from './group-templates.tsx';
import { problemTree } from './problem-tree.ts';
import { RadioWidget } from './RadioWidget.tsx';
import { SelectWidget } from './SelectWidget.tsx';

interface ItemFormProps {
  readonly item: Pick<Item, 'formSchema' | 'uiSchema'>;
  readonly draft: Draft;
  readonly problems: readonly FieldProblem[];
  readonly language: Language;
  /** A change to apply to the newest draft (`editDraft(draft.id, change)`): a scan may have moved it meanwhile. */
  readonly onChange: (change: (draft: Draft) => Draft) => void;
}

const ThemedForm = withTheme<Draft['form'], RJSFSchema, ItemFormContext>(Theme as never);
const widgets = { DateWidget, month: MonthWidget, RadioWidget, SelectWidget };
const templates = { BaseInputTemplate, FieldTemplate, ObjectFieldTemplate, ArrayFieldTemplate, ArrayFieldItemTemplate };
/** The form adds nothing by itself: an untouched answer stays absent. */
const noUnaskedAnswers = {
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'requiredOnly' },
  constAsDefaults: 'never',
} as const;

/** 表单: the item's questions, filled from the card where it can be, with what is missing said at each field. */
export function ItemForm({ item, draft, problems, language, onChange }: ItemFormProps) {
  const holder = useRef<HTMLFieldSetElement>(null);
  const [asked, setAsked] = useState<{ readonly pointer: string; readonly label: string } | null>(null);
  const schema = useMemo(() => inLanguage(item.formSchema, language), [item.formSchema, language]);
  const uiSchema = useMemo(
    () => withChipFieldsReadOnly(item.uiSchema as UiSchema, draft.provenance),
    [item.uiSchema, draft.provenance],
  );
  const extraErrors = useMemo(() => problemTree(problems, language), [problems, language]);
  // Only such a draft makes the form look at its context with every key.
  const preChecked = draft.preCheck ? draft : null;
  const context = useMemo<ItemFormContext>(
    () => ({
      provenance: draft.provenance,
      preChecked: preChecked && { form: preChecked.form, preCheck: preChecked.preCheck },
      onCorrect: (pointer, label) => setAsked({ pointer, label }),
      readonlyAsDisabled: true,
    }),
    [draft.provenance, preChecked],
  );
  return (
    <fieldset ref={holder} className="item-form" onKeyDown={(event) => holder.current && goOn(holder.current, event)}>
      <ThemedForm
        tagName="div"
        schema={schema}
        uiSchema={uiSchema as never}
        formData={draft.form}
        formContext={context}
        validator={domainValidator as never}
        widgets={widgets as never}
        templates={templates as never}
        experimental_defaultFormStateBehavior={noUnaskedAnswers}
        extraErrors={extraErrors as never}
        showErrorList={false}
        noValidate
        noHtml5Validate
        onChange={({ formData }) => {
          const before = draft.form;
          onChange((newest) => ({ ...newest, form: mergeAnswers(before, formData ?? {}, newest.form) }));
        }}
      >
        <span hidden />
      </ThemedForm>
      {asked && (
        <CorrectDialog
          label={asked.label}
          onDecide={(reason) => {
            if (reason !== null) onChange(corrected(asked.pointer, reason));
            setAsked(null);
          }}
        />
      )}
    </fieldset>
  );
}

/** Enter goes to the next field; in long answers and open lists it keeps its own meaning. */
function goOn(form: HTMLElement, event: KeyboardEvent): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(target instanceof HTMLInputElement)) return;
  if (target.getAttribute('aria-expanded') === 'true') return;
  const isEmptyList =
    target.getAttribute('role') === 'combobox' &&
    !target.closest('.ant-select')?.querySelector('.ant-select-selection-item, .ant-select-content-has-value');
  if (isEmptyList) return;
  event.preventDefault();
  // at the end of the form Enter means what the page around it says
  if (focusNext(form, target)) event.stopPropagation();
}
