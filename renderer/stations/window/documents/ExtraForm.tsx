import { Checkbox, Input } from 'antd';
import { useId } from 'react';
import { agentPowers } from '../../../../main/domain/documents/extras.ts';
import type { CaseDocumentsView } from '../../../../preload/contract-documents.ts';
import { useDocumentText } from './document-text.ts';
import type { ExtraAnswers, ExtraField } from './extra-fields.ts';

interface ExtraFormProps {
  readonly fields: readonly ExtraField[];
  readonly answers: ExtraAnswers;
  readonly offered: CaseDocumentsView['offered'];
  /** It always travels. */
  readonly ownCase: { readonly id: string; readonly localNumber: string };
  readonly onChange: (answers: ExtraAnswers) => void;
}

/** What a document says beyond the case: one line each, in the order of the paper. */
export function ExtraForm({ fields, answers, offered, ownCase, onChange }: ExtraFormProps) {
  const { t } = useDocumentText();
  const form = useId();
  const set = (key: string, value: ExtraAnswers[string]) => onChange({ ...answers, [key]: value });
  const choices = {
    powers: agentPowers.map((power) => ({ value: power as string, label: t(`power.${power}`) })),
    materials: offered.materials.map(({ code, name }) => ({ value: code, label: name })),
    companions: [
      { value: ownCase.id, label: ownCase.localNumber },
      ...offered.companions.map((one) => ({
        value: one.applicationId,
        label: `${one.localNumber} ${one.applicantName}`,
      })),
    ],
  };
  return (
    <div className="document-fields">
      {fields.map((field, index) => {
        const label = t(`field.${field.key}` as Parameters<typeof t>[0]);
        const value = answers[field.key];
        if (field.type === 'check') {
          return (
            <Checkbox
              key={field.key}
              checked={value === true}
              onChange={({ target }) => set(field.key, target.checked)}
            >
              {label}
            </Checkbox>
          );
        }
        if (field.type === 'many') {
          return (
            <fieldset key={field.key}>
              <legend>{label}</legend>
              <Checkbox.Group
                options={choices[field.options]}
                value={Array.isArray(value) ? [...value] : []}
                onChange={(chosen) => set(field.key, chosen)}
              />
            </fieldset>
          );
        }
        const typed = typeof value === 'string' ? value : '';
        return (
          <div key={field.key} className="document-field">
            <label htmlFor={`${form}-${field.key}`}>{label}</label>
            {field.type === 'long' ? (
              <Input.TextArea
                id={`${form}-${field.key}`}
                autoFocus={index === 0}
                autoSize={{ minRows: 2 }}
                value={typed}
                onChange={({ target }) => set(field.key, target.value)}
              />
            ) : (
              <Input
                id={`${form}-${field.key}`}
                autoFocus={index === 0}
                value={typed}
                onChange={({ target }) => set(field.key, target.value)}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
