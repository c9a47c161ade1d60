import { Button, Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Operator } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { useText } from '../../../text/shell-text.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';

/** The demo's operators all have it; a real terminal never shows a PIN. */
const demoPin = '135790';
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

interface PinPadProps {
  readonly operator: Operator;
  readonly isDemo: boolean;
  readonly onBack: () => void;
}

export function PinPad({ operator, isDemo, onBack }: PinPadProps) {
  const { t } = useText();
  const [pin, setPin] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  // a wrong PIN is typed again from the start
  useEffect(() => {
    if (failure) input.current?.focus();
  }, [failure]);

  async function open(): Promise<void> {
    setBusy(true);
    try {
      // success arrives as the new terminal state, which replaces this page
      const reply = await call('unlock', { operatorId: operator.id, pin });
      setFailure(reply.ok ? null : reply.failure);
      if (!reply.ok) setPin('');
    } finally {
      setBusy(false);
    }
  }

  return (
    <Form layout="vertical" onFinish={open} className="pin-pad">
      <h2 className="clip">{t('unlock.pinFor', { name: operator.name })}</h2>
      <Input.Password
        ref={(handle) => {
          input.current = handle?.input ?? null;
        }}
        autoFocus
        value={pin}
        maxLength={64}
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('unlock.pin')}
        onChange={({ target }) => setPin(target.value)}
      />
      {failure && <FailureAlert failure={failure} />}
      <div className="pin-keys">
        {digits.map((digit) => (
          <Button key={digit} onClick={() => setPin(pin + digit)}>
            {digit}
          </Button>
        ))}
        <Button onClick={() => setPin('')}>{t('unlock.clear')}</Button>
        <Button onClick={() => setPin(`${pin}0`)}>0</Button>
        <Button onClick={() => setPin(pin.slice(0, -1))}>{t('unlock.erase')}</Button>
      </div>
      {isDemo && (
        <p className="soft pin-hint">
          {t('unlock.demo', { pin: demoPin })}{' '}
          <Button size="small" onClick={() => setPin(demoPin)}>
            {t('unlock.fill')}
          </Button>
        </p>
      )}
      <div className="pin-actions">
        <Button onClick={onBack}>{t('unlock.back')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={pin === ''}>
          {t('unlock.go')}
        </Button>
      </div>
    </Form>
  );
}
