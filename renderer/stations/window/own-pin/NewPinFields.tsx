import { Input } from 'antd';
import { useId } from 'react';
import { useOwnPinText } from './own-pin-text.ts';

export interface TypedPin {
  readonly pin: string;
  readonly again: string;
}

export const noPin: TypedPin = { pin: '', again: '' };

export function isTwice({ pin, again }: TypedPin): boolean {
  return pin !== '' && pin === again;
}

/** Typed twice, since nobody sees it: what is wrong is said as soon as the second one can't become the first. */
export function NewPinFields({
  typed,
  onTyped,
}: {
  readonly typed: TypedPin;
  readonly onTyped: (typed: TypedPin) => void;
}) {
  const { t } = useOwnPinText();
  const id = useId();
  const isDifferent = !typed.pin.startsWith(typed.again);
  return (
    <>
      <label htmlFor={`${id}-pin`}>{t('newPin')}</label>
      <div>
        <Input.Password
          id={`${id}-pin`}
          value={typed.pin}
          maxLength={64}
          inputMode="numeric"
          autoComplete="off"
          onChange={({ target }) => onTyped({ ...typed, pin: target.value })}
        />
        <p className="soft">{t('pinHint')}</p>
      </div>
      <label htmlFor={`${id}-again`}>{t('newPinAgain')}</label>
      <div>
        <Input.Password
          id={`${id}-again`}
          value={typed.again}
          maxLength={64}
          inputMode="numeric"
          autoComplete="off"
          status={isDifferent ? 'error' : ''}
          onChange={({ target }) => onTyped({ ...typed, again: target.value })}
        />
        {isDifferent && <p className="warn">{t('different')}</p>}
      </div>
    </>
  );
}
