import './enrolment.css';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { enrolOrderSchema } from '../../../../preload/contract-enrolment.ts';
import { call } from '../../../bridge/client.ts';
import { useEnrolmentText } from './enrolment-text.ts';

interface EnrolFormProps {
  readonly countyUrl: string;
  readonly onEnrolled: () => void;
}

/** What comes of it arrives on the topic `enrolment`, also when the county answers only later. */
export function EnrolForm({ countyUrl: known, onEnrolled }: EnrolFormProps) {
  const { t } = useEnrolmentText();
  const [countyUrl, setCountyUrl] = useState(known);
  const [code, setCode] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const id = useId();
  const order = { countyUrl: countyUrl.trim(), code: code.trim() };
  const isUrlRight = enrolOrderSchema.shape.countyUrl.safeParse(order.countyUrl).success;
  const isCodeRight = enrolOrderSchema.shape.code.safeParse(order.code).success;

  async function enrol(event: FormEvent): Promise<void> {
    event.preventDefault();
    setChecked(true);
    if (!isUrlRight || !isCodeRight) return;
    setBusy(true);
    const reply = await call('enrol', order).finally(() => setBusy(false));
    if (reply.ok) onEnrolled();
  }

  return (
    <form className="enrol-form" onSubmit={(event) => void enrol(event)}>
      <label htmlFor={`${id}-url`}>{t('countyUrl')}</label>
      <div>
        <Input
          id={`${id}-url`}
          value={countyUrl}
          placeholder="https://"
          maxLength={300}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setCountyUrl(event.target.value)}
          status={isChecked && !isUrlRight ? 'error' : ''}
        />
        {isChecked && !isUrlRight && <p className="warn">{t('wrongUrl')}</p>}
      </div>
      <label htmlFor={`${id}-code`}>{t('code')}</label>
      <div>
        <Input
          id={`${id}-code`}
          value={code}
          placeholder="XXXX-XXXX-XXXX"
          maxLength={64}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setCode(event.target.value)}
          status={isChecked && !isCodeRight ? 'error' : ''}
        />
        <p className={isChecked && !isCodeRight ? 'warn' : 'soft'}>
          {isChecked && !isCodeRight ? t('wrongCode') : t('codeHint')}
        </p>
      </div>
      <span />
      <div>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {t('enrol')}
        </Button>
      </div>
    </form>
  );
}
