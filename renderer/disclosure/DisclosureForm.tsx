import { Button, Input, Radio, Select } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { CardReading } from '../../main/domain/application.ts';
import {
  disclosureFormSchema,
  type DisclosureForm as Form,
  missingInDisclosure,
} from '../../main/domain/disclosure-request.ts';
import type { Failure } from '../../main/domain/result.ts';
import type { Output } from '../../preload/contract.ts';
import { call, onTopic } from '../bridge/client.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { useDisclosureText } from './disclosure-text.ts';

export type Requested = Output<'requestDisclosure'>;

const blank: Form = {
  applicantKind: 'person',
  name: '',
  contactName: '',
  idType: '111',
  idNumber: '',
  phone: '',
  address: '',
  wanted: '',
  purpose: '',
  form: 'paper',
  delivery: 'pickup',
  email: '',
};
const texts = ['name', 'contactName', 'idNumber', 'phone', 'address', 'email', 'wanted', 'purpose'] as const;
type TextKey = (typeof texts)[number];
const idTypes = ['111', '154', '553', '414', '990'] as const;

interface DisclosureFormProps {
  readonly onRequested: (requested: Requested) => void;
}

/** 申请表 of 依申请公开: one page; what is missing is named, all of it at once. */
export function DisclosureForm({ onRequested }: DisclosureFormProps) {
  const { t, language } = useDisclosureText();
  const [form, setForm] = useState<Form>(blank);
  const [hasTried, setTried] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }));
  // Said once somebody has tried, and taken back field by field as they are filled in.
  const missing = hasTried ? lackingIn(form) : [];
  const words = (key: TextKey) => (key === 'name' ? t(`name.${form.applicantKind}`) : t(key));

  useEffect(
    () =>
      onTopic('card', (reading) => {
        if (!reading.ok) return;
        const { name, idNumber } = reading.value;
        setForm((before) => ({ ...before, applicantKind: 'person', name, idNumber, idType: idTypeOf(reading.value) }));
      }),
    [],
  );

  async function submit(): Promise<void> {
    setTried(true);
    if (lackingIn(form).length > 0) return;
    setBusy(true);
    try {
      const reply = await call('requestDisclosure', { form });
      setFailure(reply.ok ? null : reply.failure);
      if (reply.ok) onRequested(reply.value);
    } finally {
      setBusy(false);
    }
  }

  const text = (key: TextKey, rows = 1) => (
    <Field key={key} label={words(key)} isMissing={missing.includes(key)} isWide={rows > 1}>
      {rows === 1 ? (
        <Input value={form[key]} aria-label={words(key)} onChange={({ target }) => set({ [key]: target.value })} />
      ) : (
        <Input.TextArea
          rows={rows}
          maxLength={2000}
          value={form[key]}
          aria-label={words(key)}
          onChange={({ target }) => set({ [key]: target.value })}
        />
      )}
    </Field>
  );
  const choice = <K extends 'applicantKind' | 'form' | 'delivery'>(
    key: K,
    label: string,
    options: readonly { value: Form[K]; label: string }[],
  ) => (
    <Field label={label}>
      <Radio.Group
        value={form[key]}
        options={options.map((option) => ({ ...option }))}
        onChange={({ target }) => set({ [key]: target.value as Form[K] } as Partial<Form>)}
      />
    </Field>
  );
  return (
    <form
      className="disclosure-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {choice('applicantKind', t('kind.label'), [
        { value: 'person', label: t('kind.person') },
        { value: 'organisation', label: t('kind.organisation') },
      ])}
      {text('name')}
      {form.applicantKind === 'organisation' && text('contactName')}
      <Field label={t('idType')}>
        <Select
          value={form.idType}
          aria-label={t('idType')}
          options={idTypes.map((value) => ({ value, label: t(`idTypes.${value}`) }))}
          onChange={(idType) => set({ idType })}
        />
      </Field>
      {text('idNumber')}
      {text('phone')}
      {text('wanted', 3)}
      {text('purpose')}
      {choice('form', t('form.label'), [
        { value: 'paper', label: t('form.paper') },
        { value: 'electronic', label: t('form.electronic') },
        { value: 'on-site', label: t('form.on-site') },
      ])}
      {choice('delivery', t('delivery.label'), [
        { value: 'pickup', label: t('delivery.pickup') },
        { value: 'post', label: t('delivery.post') },
        { value: 'email', label: t('delivery.email') },
      ])}
      {form.delivery === 'post' && text('address')}
      {form.delivery === 'email' && text('email')}
      {missing.length > 0 && (
        <p className="field-problem" role="alert">
          {t('fillIn', { names: missing.map(words).join(language === 'zh' ? '、' : ', ') })}
        </p>
      )}
      {failure && <FailureAlert failure={failure} />}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t('submit')}
      </Button>
    </form>
  );
}

/** GA/T 2000.156. */
function idTypeOf({ cardType }: CardReading): string {
  if (cardType === 'citizen') return '111';
  return cardType === 'hmt' ? '154' : '553';
}

function lackingIn(form: Form): readonly TextKey[] {
  const parsed = disclosureFormSchema.safeParse(form);
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
  const all = new Set<string>([...wrong, ...missingInDisclosure(form)]);
  return texts.filter((key) => all.has(key));
}

function Field({
  label,
  isMissing = false,
  isWide = false,
  children,
}: {
  readonly label: string;
  readonly isMissing?: boolean;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className="disclosure-field" data-missing={isMissing} data-wide={isWide}>
      <span className="soft">{label}</span>
      {children}
    </div>
  );
}
