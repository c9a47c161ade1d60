import { BankOutlined, FormOutlined, IdcardOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { groupIdNumber, maskIdNumber } from '../../../../main/domain/mask.ts';
import type { AskedQuestion } from '../asked/AskedForm.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { CodeAnswer } from '../asked/CodeAnswer.tsx';
import { DigitsAnswer } from '../asked/DigitsAnswer.tsx';
import { WrittenAnswer } from '../asked/WrittenAnswer.tsx';
import type { AskedDisclosureText } from './asked-disclosure-text.ts';
import { type AskedDisclosure, type Asker, askers, fromCard, isTypedOnDigits, leastSigns } from './asked-form.ts';
import { CardAnswer } from './CardAnswer.tsx';

type Question = AskedQuestion<AskedDisclosure>;
const icons: Readonly<Record<Asker, ReactNode>> = {
  card: <IdcardOutlined aria-hidden />,
  typed: <FormOutlined aria-hidden />,
  organisation: <BankOutlined aria-hidden />,
};
const idTypes = ['111', '154', '553', '414'] as const;

/** Who asks. A card says all of it; without one it is typed, and an organisation names who acts for it. */
export function whoQuestions(form: AskedDisclosure, { t }: AskedDisclosureText): readonly Question[] {
  const who: Question = {
    key: 'who',
    title: t('who.title'),
    hint: t('intro'),
    words: form.who === null ? '' : t(`who.${form.who}`),
    answer: ({ done }) => (
      <BigChoices
        choices={askers.map((key) => ({ key, label: t(`who.${key}`), hint: t(`whoHint.${key}`), icon: icons[key] }))}
        chosen={form.who === null ? [] : [form.who]}
        onChoose={(key) => {
          const chosen = askers.find((one) => one === key) ?? null;
          if (chosen === form.who) return done({});
          // What one of them said is not the other's to be sent.
          done({
            who: chosen,
            applicantKind: chosen === 'organisation' ? 'organisation' : 'person',
            idType: chosen === 'organisation' ? '990' : '111',
            name: '',
            contactName: '',
            idNumber: '',
          });
        }}
      />
    ),
  };
  const phone: Question = {
    key: 'phone',
    title: t('phone'),
    hint: t('phoneHint'),
    words: form.phone,
    problem: form.phone.length > 0 && form.phone.length < 7 ? t('phoneShort') : null,
    answer: ({ put }) => (
      <DigitsAnswer
        kind="digits"
        maxLength={20}
        value={form.phone}
        onChange={(value) => put({ phone: value === null ? '' : String(value) })}
      />
    ),
  };
  const idNumber: Question = {
    key: 'idNumber',
    title: form.who === 'organisation' ? t('creditCode') : t('idNumber'),
    words: form.who === 'organisation' ? form.idNumber : groupIdNumber(maskIdNumber(form.idNumber)),
    problem: form.idNumber !== '' && form.idNumber.length < leastSigns(form.idType) ? t('idNumberShort') : null,
    answer: ({ put }) =>
      isTypedOnDigits(form.idType) ? (
        <DigitsAnswer
          kind="id-number"
          maxLength={18}
          value={form.idNumber}
          onChange={(value) => put({ idNumber: value === null ? '' : String(value) })}
        />
      ) : (
        <CodeAnswer
          label={t('idNumber')}
          value={form.idNumber}
          mostSigns={form.who === 'organisation' ? 18 : 30}
          onChange={(value) => put({ idNumber: value })}
        />
      ),
  };
  const written = (key: 'name' | 'contactName', title: string): Question => ({
    key,
    title,
    hint: t('writeHint'),
    words: form[key],
    answer: ({ put }) => (
      <WrittenAnswer label={title} maxLength={50} value={form[key]} onChange={(value) => put({ [key]: value })} />
    ),
  });
  // How many are still to come is told from the beginning.
  if (form.who === null) return [who, phone];
  if (form.who === 'organisation') {
    return [who, written('name', t('organisation')), idNumber, written('contactName', t('contact')), phone];
  }
  if (form.who === 'typed') {
    const idType: Question = {
      key: 'idType',
      title: t('idType'),
      words: t(`idTypes.${idTypes.find((one) => one === form.idType) ?? '111'}`),
      answer: ({ done }) => (
        <BigChoices
          choices={idTypes.map((key) => ({ key, label: t(`idTypes.${key}`) }))}
          chosen={[form.idType]}
          onChoose={(key) => done(key === form.idType ? {} : { idType: key, idNumber: '' })}
        />
      ),
    };
    return [who, written('name', t('name')), idType, idNumber, phone];
  }
  const card: Question = {
    key: 'card',
    title: form.idNumber === '' ? t('card') : t('cardRead'),
    words: form.idNumber === '' ? '' : `${form.name} ${groupIdNumber(maskIdNumber(form.idNumber))}`,
    problem: form.idNumber === '' ? t('cardMissing') : null,
    answer: ({ put }) => (
      <CardAnswer name={form.name} idNumber={form.idNumber} onRead={(reading) => put(fromCard(reading))} />
    ),
  };
  return [who, card, phone];
}
