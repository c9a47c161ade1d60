import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { hasGaps } from '../../../../main/domain/day-closing/figures.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Output } from '../../../../preload/contract.ts';
import { BridgeLost } from '../../../bridge/bridge-lost.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useClosingText } from './closing-text.ts';

interface SignFormProps {
  readonly kind: 'shift' | 'day';
  readonly view: Output<'closingView'>;
  readonly operatorName: string;
  readonly onSigned: (seq: number) => void;
  /** The figures have moved: look again. */
  readonly onChanged: () => void;
}

/** Both sign here, each with their own PIN; neither PIN outlives the try. */
export function SignForm({ kind, view, operatorName, onSigned, onChanged }: SignFormProps) {
  const { t } = useClosingText();
  const [note, setNote] = useState('');
  const [pin, setPin] = useState('');
  const [secondId, setSecondId] = useState<string | null>(null);
  const [secondPin, setSecondPin] = useState('');
  const [isSigning, setSigning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const people = view.people.filter(({ isLead }) => kind === 'shift' || isLead);
  const needsNote = hasGaps(view.figures);
  const isComplete = pin !== '' && secondPin !== '' && secondId !== null && !(needsNote && note.trim() === '');

  async function sign(): Promise<void> {
    if (secondId === null) return;
    setSigning(true);
    const order = { figuresHash: view.figuresHash, note, pin, secondId, secondPin };
    try {
      const signed =
        kind === 'shift' ? await call('handOverShift', order) : await call('closeDay', { ...order, day: view.day });
      setFailure(signed.ok ? null : signed.failure);
      if (signed.ok) onSigned(signed.value.seq);
      else if (signed.failure.code === 'closing/changed') onChanged();
    } catch (lost) {
      if (!(lost instanceof BridgeLost)) throw lost;
      // Whether it was signed stands in the list.
      onChanged();
    } finally {
      setPin('');
      setSecondPin('');
      setSigning(false);
    }
  }

  return (
    <form
      className="closing-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && !isSigning) void sign();
      }}
    >
      {failure && <FailureAlert failure={failure} />}
      {people.length === 0 && <p className="soft">{t('nobodyElse')}</p>}
      <div>
        <span>{t('note')}</span>
        <Input.TextArea
          aria-label={t('note')}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        {needsNote && <b className="tone-warn">{t('noteGap')}</b>}
      </div>
      <div>
        <span>{t('mine', { name: operatorName })}</span>
        <Input.Password
          aria-label={t('mine', { name: operatorName })}
          autoComplete="off"
          maxLength={64}
          value={pin}
          onChange={({ target }) => setPin(target.value)}
        />
      </div>
      <div>
        <span>{t(kind === 'shift' ? 'incoming' : 'lead')}</span>
        <Select
          aria-label={t(kind === 'shift' ? 'incoming' : 'lead')}
          placeholder={t('choose')}
          value={secondId}
          options={people.map(({ id, name, post }) => ({ value: id, label: `${name} · ${post}` }))}
          onChange={setSecondId}
        />
      </div>
      <div>
        <span>{t('secondPin')}</span>
        <Input.Password
          aria-label={t('secondPin')}
          autoComplete="off"
          maxLength={64}
          value={secondPin}
          onChange={({ target }) => setSecondPin(target.value)}
        />
      </div>
      <Button type="primary" htmlType="submit" loading={isSigning} disabled={!isComplete}>
        {t(kind === 'shift' ? 'signShift' : 'signDay')}
      </Button>
    </form>
  );
}
