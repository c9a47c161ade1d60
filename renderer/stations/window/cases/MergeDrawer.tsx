import { App, Button, Drawer, Input, Radio } from 'antd';
import { useState } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { MergeChoice } from '../../../../main/domain/merge-amendments.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { CaseFileView } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { AnswerWords } from './AnswerWords.tsx';
import { useCaseText } from './case-text.ts';
import { fieldWords } from './field-words.ts';

type Merge = NonNullable<CaseFileView['merge']>;
type Field = Merge['fields'][number];

interface MergeDrawerProps {
  readonly applicationId: string;
  readonly merge: Merge;
  readonly item: Item | null;
  readonly onClose: () => void;
}

/** 合并: old value, the county's, the window's. Where both changed, a person chooses, and nothing is chosen beforehand. */
export function MergeDrawer({ applicationId, merge, item, onClose }: MergeDrawerProps) {
  const { t, language } = useCaseText();
  const { notification } = App.useApp();
  const [choices, setChoices] = useState<readonly MergeChoice[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const questions = merge.fields.filter(({ kind }) => kind === 'both-differ');
  const open = questions.filter(({ pointer }) => !choices.some((choice) => choice.pointer === pointer));
  const choose = (choice: MergeChoice) =>
    setChoices((before) => [...before.filter(({ pointer }) => pointer !== choice.pointer), choice]);
  const submit = async () => {
    const { theirVersion } = merge;
    const reply = await call('mergeAmendments', { applicationId, theirVersion, choices: [...choices] });
    if (!reply.ok) return setFailure(reply.failure);
    notification.success({ key: `merged-${applicationId}`, title: t('amend.saved'), placement: 'topRight' });
    onClose();
  };
  return (
    <Drawer open onClose={onClose} size={1080} title={t('merge.title')} className="merge">
      <p>{t('merge.body', { version: merge.theirVersion })}</p>
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
          {merge.fields.map((field) => (
            <MergeRow
              key={field.pointer}
              field={field}
              label={fieldWords(item, language, field.pointer, field.mine ?? field.theirs ?? field.base).label}
              item={item}
              choice={choices.find(({ pointer }) => pointer === field.pointer) ?? null}
              onChoose={choose}
            />
          ))}
        </tbody>
      </table>
      <p className="soft wrap-anywhere">{merge.reasons.join('；')}</p>
      {failure && <FailureAlert failure={failure} />}
      <p className="amend-actions">
        <Button type="primary" disabled={open.length > 0} onClick={submit}>
          {t('merge.submit')}
        </Button>
        {open.length > 0 && <span className="soft">{t('merge.left', { count: open.length })}</span>}
      </p>
    </Drawer>
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
