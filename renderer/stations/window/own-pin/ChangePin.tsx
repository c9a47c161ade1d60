import './own-pin.css';
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { isTwice, NewPinFields, noPin } from './NewPinFields.tsx';
import { useOwnPinText } from './own-pin-text.ts';

/** Of whoever works here now. */
export function ChangePin() {
  const { t } = useOwnPinText();
  const [pin, setPin] = useState('');
  const [typed, setTyped] = useState(noPin);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isChanged, setChanged] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const id = useId();

  async function change(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (pin === '' || !isTwice(typed)) return;
    setBusy(true);
    try {
      const reply = await call('changePin', { pin, newPin: typed.pin });
      setFailure(reply.ok ? null : reply.failure);
      setChanged(reply.ok);
      if (reply.ok) setTyped(noPin);
      setPin('');
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="sheet" data-testid="own-pin">
      <h2>{t('changeTitle')}</h2>
      <form className="own-pin" onSubmit={(event) => void change(event)}>
        <label htmlFor={`${id}-present`}>{t('present')}</label>
        <Input.Password
          id={`${id}-present`}
          value={pin}
          maxLength={64}
          inputMode="numeric"
          autoComplete="off"
          onChange={({ target }) => setPin(target.value)}
        />
        <NewPinFields typed={typed} onTyped={setTyped} />
        <div className="own-pin-actions">
          <Button htmlType="submit" loading={isBusy} disabled={pin === '' || !isTwice(typed)}>
            {t('change')}
          </Button>
        </div>
      </form>
      {failure && <FailureAlert failure={failure} />}
      {isChanged && <Alert type="success" showIcon role="status" title={t('changed')} />}
    </div>
  );
}
