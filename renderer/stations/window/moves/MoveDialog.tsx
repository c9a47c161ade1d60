import './moves.css';
import { Alert, Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { MoveDetail, TransitionName } from '../../../../main/domain/case/move.ts';
import { caseRoleNames } from '../../../../main/domain/case/states.ts';
import { transitions } from '../../../../main/domain/case/transitions.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { CaseMovesView, PossibleMoveView } from '../../../../preload/contract-moves.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { MoveFields } from './MoveFields.tsx';
import { blankForm, detailOf, type MoveMatter } from './move-form.ts';
import { useMovesText } from './moves-text.ts';

export interface Signed {
  readonly second: { readonly operatorId: string; readonly pin: string } | null;
  readonly isRelative: boolean;
  readonly notes: Readonly<Record<string, string>>;
}

interface MoveDialogProps {
  readonly transition: TransitionName;
  readonly second: PossibleMoveView['second'];
  readonly people: CaseMovesView['people'];
  readonly matter: MoveMatter;
  /** Null when it is done. */
  readonly onMake: (detail: MoveDetail, signed: Signed) => Promise<Failure | null>;
  readonly onClose: () => void;
}

/** One small dialog for every move: what it asks, and the second person's own PIN where one has to sign. */
export function MoveDialog({ transition, second, people, matter, onMake, onClose }: MoveDialogProps) {
  const { t, pick } = useMovesText();
  const [form, setForm] = useState(() => blankForm(transition, matter));
  const [who, setWho] = useState('');
  const [pin, setPin] = useState('');
  const [isRelative, setRelative] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const mayBeRelative = transition === 'accept' || transition === 'refuse' || transition === 'decide';
  const posts = second ?? (isRelative || failure?.code === 'case/second-person' ? (['W2', 'H'] as const) : null);
  const signers = people.filter((person) => posts?.some((post) => person.posts.includes(post)));
  const make = async () => {
    setBusy(true);
    const deferNote = form.texts.deferNote ?? '';
    const refused = await onMake(detailOf(transition, form, matter), {
      second: who === '' ? null : { operatorId: who, pin },
      isRelative,
      notes: deferNote === '' ? {} : { 'deferred-benefit': deferNote },
    });
    setBusy(false);
    setFailure(refused);
    setPin('');
  };
  const problems = failure?.problems ?? [];
  return (
    <Modal
      open
      title={pick(transitions[transition].name)}
      okText={pick(transitions[transition].name)}
      cancelText={t('cancel')}
      confirmLoading={isBusy}
      onOk={make}
      onCancel={onClose}
      className="move-dialog"
    >
      <MoveFields transition={transition} matter={matter} form={form} onChange={setForm} />
      {mayBeRelative && (
        <Checkbox checked={isRelative} onChange={(event) => setRelative(event.target.checked)}>
          {t('relative')}
        </Checkbox>
      )}
      {posts && (
        <fieldset className="move-sign">
          <legend>{t('sign')}</legend>
          <p className="soft">{t('signHint', { posts: posts.map((post) => pick(caseRoleNames[post])).join('、') })}</p>
          <Select
            aria-label={t('who')}
            placeholder={t('who')}
            value={who || null}
            options={signers.map(({ id, name, post }) => ({ value: id, label: `${name} · ${post}` }))}
            onChange={(id: string | null) => setWho(id ?? '')}
          />
          <Input.Password
            aria-label={t('pin')}
            placeholder={t('pin')}
            value={pin}
            autoComplete="off"
            onChange={(event) => setPin(event.target.value)}
            onPressEnter={make}
          />
        </fieldset>
      )}
      {problems.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={problems.map((problem) => <div key={problem.message.zh}>{pick(problem.message)}</div>)}
        />
      )}
      {failure && problems.length === 0 && <FailureAlert failure={failure} />}
    </Modal>
  );
}
