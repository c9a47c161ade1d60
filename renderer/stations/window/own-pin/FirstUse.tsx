import './own-pin.css';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { StaffMember } from '../../../../preload/contract-staff.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { isTwice, NewPinFields, noPin } from './NewPinFields.tsx';
import { useOwnPinText } from './own-pin-text.ts';

interface FirstUseProps {
  readonly person: StaffMember;
  readonly onBack: () => void;
  /** They may have a PIN from before the new code. */
  readonly onOldPin: () => void;
}

/** 首次启用: the county's code, then a PIN of their own. Success arrives as the new terminal state. */
export function FirstUse({ person, onBack, onOldPin }: FirstUseProps) {
  const { t } = useOwnPinText();
  const [startCode, setStartCode] = useState('');
  const [typed, setTyped] = useState(noPin);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();

  async function start(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (startCode.trim() === '' || !isTwice(typed)) return;
    setBusy(true);
    try {
      const reply = await call('startWithCode', { operatorId: person.id, startCode, pin: typed.pin });
      setFailure(reply.ok ? null : reply.failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="own-pin" onSubmit={(event) => void start(event)}>
      <h2 className="clip">{t('firstTitle', { name: person.name })}</h2>
      <p className="soft">{t('firstWhy')}</p>
      <label htmlFor={`${id}-code`}>{t('startCode')}</label>
      <Input
        id={`${id}-code`}
        autoFocus
        value={startCode}
        maxLength={64}
        placeholder="XXXX-XXXX-XXXX"
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => setStartCode(target.value)}
      />
      <NewPinFields typed={typed} onTyped={setTyped} />
      {failure && (
        <div className="own-pin-wide">
          <FailureAlert failure={failure} />
        </div>
      )}
      <div className="own-pin-actions">
        <Button onClick={onBack}>{t('back')}</Button>
        {person.hasPin && (
          <Button type="text" onClick={onOldPin}>
            {t('oldPin')}
          </Button>
        )}
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={startCode.trim() === '' || !isTwice(typed)}>
          {t('start')}
        </Button>
      </div>
    </form>
  );
}
