import { AddressAnswer } from '../asked/AddressAnswer.tsx';
import type { AskedQuestion } from '../asked/AskedForm.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { WrittenAnswer } from '../asked/WrittenAnswer.tsx';
import type { AskedDisclosureText } from './asked-disclosure-text.ts';
import { type AskedDisclosure, anyYear, isEmail, topicKeys, topics, wantedOf } from './asked-form.ts';

type Question = AskedQuestion<AskedDisclosure>;
const purposes = ['life', 'work', 'study', 'rights'] as const;
const forms = ['paper', 'electronic', 'on-site'] as const;
const deliveries = ['pickup', 'post', 'email'] as const;
/** 条例 asks that the information can be told from other information; fewer signs tell nothing. */
const leastWords = 4;

/** Which information, what for, in which form, and how it is fetched: choices, with words for whoever wants to be exact. */
export function whatQuestions(form: AskedDisclosure, thisYear: number, text: AskedDisclosureText): readonly Question[] {
  const { t, pick } = text;
  const years = [thisYear, thisYear - 1, thisYear - 2, thisYear - 3].map(String);
  const yearWords = (year: string) => (year === anyYear ? t('anyYear') : t('year', { year }));
  return [
    {
      key: 'topic',
      title: t('topic'),
      words: form.topic === null ? '' : pick(topics[form.topic]),
      answer: ({ done }) => (
        <BigChoices
          choices={topicKeys.map((key) => ({ key, label: pick(topics[key]) }))}
          chosen={form.topic === null ? [] : [form.topic]}
          onChoose={(key) => done({ topic: topicKeys.find((one) => one === key) ?? null })}
        />
      ),
    },
    {
      key: 'year',
      title: t('whichYear'),
      words: form.year === null ? '' : yearWords(form.year),
      answer: ({ done }) => (
        <BigChoices
          choices={[...years, anyYear].map((key) => ({ key, label: yearWords(key) }))}
          chosen={form.year === null ? [] : [form.year]}
          onChoose={(year) => done({ year })}
        />
      ),
    },
    {
      key: 'ownWords',
      title: form.topic === 'other' ? t('ownWords') : t('ownWordsMore'),
      hint: t('ownWordsHint'),
      isOptional: form.topic !== 'other',
      words: form.ownWords,
      problem: wantedOf(form).length < leastWords ? t('ownWordsShort') : null,
      answer: ({ put }) => (
        <WrittenAnswer
          label={t('ownWords')}
          rows={4}
          maxLength={1900}
          value={form.ownWords}
          onChange={(ownWords) => put({ ownWords })}
        />
      ),
    },
    {
      key: 'purpose',
      title: t('purpose'),
      isOptional: true,
      words: form.isPurposeSaid ? purposeWords(form.purpose, text) : '',
      answer: ({ done }) => (
        <BigChoices
          choices={[
            { key: 'none', label: t('purposeNone') },
            ...purposes.map((key) => ({ key, label: t(`purposes.${key}`) })),
          ]}
          chosen={form.isPurposeSaid ? [form.purpose === '' ? 'none' : form.purpose] : []}
          onChoose={(key) => done({ purpose: key === 'none' ? '' : key, isPurposeSaid: true })}
        />
      ),
    },
    {
      key: 'form',
      title: t('form.title'),
      words: form.isFormSaid ? t(`form.${form.form}`) : '',
      answer: ({ done }) => (
        <BigChoices
          choices={forms.map((key) => ({ key, label: t(`form.${key}`) }))}
          chosen={form.isFormSaid ? [form.form] : []}
          onChoose={(key) => done({ form: forms.find((one) => one === key) ?? 'paper', isFormSaid: true })}
        />
      ),
    },
    {
      key: 'delivery',
      title: t('delivery.title'),
      words: form.isDeliverySaid ? t(`delivery.${form.delivery}`) : '',
      answer: ({ done }) => (
        <BigChoices
          choices={deliveries.map((key) => ({ key, label: t(`delivery.${key}`), hint: t(`deliveryHint.${key}`) }))}
          chosen={form.isDeliverySaid ? [form.delivery] : []}
          onChoose={(key) =>
            done({ delivery: deliveries.find((one) => one === key) ?? 'pickup', isDeliverySaid: true })
          }
        />
      ),
    },
    ...(form.delivery === 'post' ? [addressQuestion(form, text)] : []),
    ...(form.delivery === 'email' ? [emailQuestion(form, text)] : []),
  ];
}

/** A purpose is sent in the words of the county. */
export function purposeWords(purpose: string, { t }: AskedDisclosureText): string {
  const known = purposes.find((one) => one === purpose);
  return known ? t(`purposes.${known}`) : t('purposeNone');
}

function addressQuestion(form: AskedDisclosure, { t }: AskedDisclosureText): Question {
  return {
    key: 'address',
    title: t('address'),
    hint: t('addressHint'),
    words: form.address,
    answer: ({ put }) => (
      <AddressAnswer
        value={form.address === '' ? undefined : form.address}
        maxLength={60}
        onCard={form.cardAddress}
        onChange={(value) => put({ address: value ?? '' })}
      />
    ),
  };
}

function emailQuestion(form: AskedDisclosure, { t }: AskedDisclosureText): Question {
  return {
    key: 'email',
    title: t('email'),
    words: form.email,
    problem: isEmail(form.email) ? null : t('emailWrong'),
    answer: ({ put }) => (
      <WrittenAnswer
        label={t('email')}
        keyboard="latin"
        maxLength={100}
        value={form.email}
        onChange={(email) => put({ email: email.trim() })}
      />
    ),
  };
}
