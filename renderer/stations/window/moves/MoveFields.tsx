import { Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { refuseReasons, terminateReasons } from '../../../../main/domain/case/coded-reasons.ts';
import type { TransitionName } from '../../../../main/domain/case/move.ts';
import { basisOf, type MoveForm, type MoveMatter } from './move-form.ts';
import { useMovesText } from './moves-text.ts';

interface MoveFieldsProps {
  readonly transition: TransitionName;
  readonly matter: MoveMatter;
  readonly form: MoveForm;
  readonly onChange: (form: MoveForm) => void;
}

/** What each move asks for, and nothing else. */
export function MoveFields({ transition, matter, form, onChange }: MoveFieldsProps): ReactNode {
  const { t, pick } = useMovesText();
  const { item, missing } = matter;
  const put = (key: string, value: string) => onChange({ ...form, texts: { ...form.texts, [key]: value } });
  const text = (key: Parameters<typeof t>[0], field: string, rows = 1) => (
    <div className="move-field" key={field}>
      <span>{t(key)}</span>
      <Input.TextArea
        aria-label={t(key)}
        rows={rows}
        value={form.texts[field] ?? ''}
        maxLength={1000}
        onChange={(event) => put(field, event.target.value)}
      />
    </div>
  );
  const day = (key: Parameters<typeof t>[0], field: string) => (
    <div className="move-field" key={field}>
      <span>{t(key)}</span>
      <Input
        type="date"
        aria-label={t(key)}
        value={form.texts[field] ?? ''}
        onChange={(event) => put(field, event.target.value)}
      />
    </div>
  );
  const choice = (key: Parameters<typeof t>[0], field: string, options: { value: string; label: string }[]) => (
    <div className="move-field" key={field}>
      <span>{t(key)}</span>
      <Select
        aria-label={t(key)}
        value={form.texts[field]}
        options={options}
        onChange={(value: string) => put(field, value)}
      />
    </div>
  );
  const nameOf = (code: string) => item.materials.find((one) => one.code === code)?.name ?? code;
  const boxes = (key: Parameters<typeof t>[0], codes: readonly string[], field: 'ticked' | 'committed' = 'ticked') =>
    codes.length > 0 && (
      <fieldset className="move-field" key={key}>
        <legend>{t(key)}</legend>
        <Checkbox.Group
          value={[...form[field]]}
          options={codes.map((code) => ({ value: code, label: nameOf(code) }))}
          onChange={(codesNow) => onChange({ ...form, [field]: codesNow.map(String) })}
        />
      </fieldset>
    );
  const yes = (key: Parameters<typeof t>[0]) => (
    <Checkbox key={key} checked={form.isYes} onChange={(event) => onChange({ ...form, isYes: event.target.checked })}>
      {t(key)}
    </Checkbox>
  );
  const all = item.materials.map(({ code }) => code);
  const may = (what: 'deferrable' | 'commitmentOk') =>
    missing.filter((code) => item.materials.find((one) => one.code === code)?.[what]);
  switch (transition) {
    case 'accept':
      return (
        <>
          {boxes('fields.defer', may('deferrable'))}
          {form.ticked.some((code) => !form.committed.includes(code)) && day('fields.by', 'by')}
          {form.ticked.length > 0 && text('fields.deferNote', 'deferNote')}
          {boxes('fields.commit', may('commitmentOk'), 'committed')}
        </>
      );
    case 'ask-correction':
      return (
        <>
          {boxes('fields.defects', all)}
          {form.ticked.map((code) => (
            <div key={code} className="move-defect">
              <b>{nameOf(code)}</b>
              {text('fields.defect', `defect/${code}`)}
              {text('fields.howToFix', `fix/${code}`)}
            </div>
          ))}
          {text('fields.formDefect', 'defect/form')}
          {day('fields.respondBy', 'respondBy')}
          {text('fields.newFact', 'newFact')}
        </>
      );
    case 'hand-in':
      return boxes('fields.materials', all);
    case 'complete-deferred':
      return boxes(
        'fields.materials',
        matter.deferrals.map(({ materialCode }) => materialCode),
      );
    case 'refuse':
      return (
        <>
          {choice(
            'fields.reasonCode',
            'reasonCode',
            refuseReasons.map(({ code, name }) => ({ value: code, label: pick(name) })),
          )}
          {text('fields.reason', 'reason', 2)}
          <div className="move-field">
            <span>{t('fields.basis')}</span>
            <Input.TextArea
              aria-label={t('fields.basis')}
              value={form.texts.basis ?? basisOf(form.texts.reasonCode ?? '')}
              onChange={(event) => put('basis', event.target.value)}
            />
          </div>
          {form.texts.reasonCode === 'not-competent' && text('fields.otherAuthority', 'otherAuthority')}
        </>
      );
    case 'start':
      return choice(
        'fields.step',
        'step',
        item.flow.map(({ step }) => ({ value: step, label: step })),
      );
    case 'suspend':
      return (
        <>
          {choice(
            'fields.procedure',
            'procedure',
            item.specialProcedures.map(({ name }) => ({ value: name, label: name })),
          )}
          {text('fields.days', 'days')}
          {text('fields.reason', 'reason', 2)}
        </>
      );
    case 'resume':
      return text('fields.result', 'result', 2);
    case 'terminate':
      return (
        <>
          {choice(
            'fields.reasonCode',
            'reasonCode',
            terminateReasons.map(({ code, name }) => ({ value: code, label: pick(name) })),
          )}
          {text('fields.reason', 'reason', 2)}
        </>
      );
    case 'transfer':
      return text('fields.to', 'to');
    case 'decide':
      return (
        <>
          {choice('fields.outcome', 'outcome', [
            { value: 'approved', label: t('fields.approved') },
            { value: 'denied', label: t('fields.denied') },
          ])}
          {text('fields.reason', 'reason', 2)}
          {form.texts.outcome === 'denied' && text('fields.remedies', 'remedies', 2)}
        </>
      );
    case 'verify':
      return (
        <>
          {boxes('fields.materials', matter.committed)}
          {yes('fields.matches')}
          {text('fields.note', 'note')}
        </>
      );
    case 'deliver':
      return (
        <>
          {text('fields.documents', 'documents')}
          {choice(
            'fields.method',
            'method',
            (['direct', 'left', 'post', 'electronic', 'agent'] as const).map((value) => ({
              value,
              label: t(`methods.${value}`),
            })),
          )}
          {text('fields.receiverName', 'receiverName')}
          {text('fields.receiverNumber', 'receiverNumber')}
          {text('fields.relation', 'relation')}
          {text('fields.place', 'place')}
          {form.texts.method === 'left' && text('fields.witness', 'witness')}
          {form.texts.method === 'left' && text('fields.refusedBecause', 'refusedBecause')}
        </>
      );
    case 'withdraw':
      return (
        <>
          {text('fields.reason', 'reason', 2)}
          {boxes('fields.returned', all)}
          {yes('fields.isSigned')}
        </>
      );
    case 'void':
      return text('fields.reason', 'reason', 2);
    default:
      return null;
  }
}
