import { Input } from 'antd';
import type { Question } from '../../../../main/domain/form/questions.ts';
import { useApplyText } from '../apply/apply-text.ts';
import { AddressAnswer } from './AddressAnswer.tsx';
import { BigChoices } from './BigChoices.tsx';
import { DateAnswer } from './DateAnswer.tsx';
import { DigitsAnswer } from './DigitsAnswer.tsx';

interface AnswerFieldProps {
  readonly question: Question;
  readonly value: unknown;
  readonly cardAddress: string | null;
  readonly onChange: (value: unknown) => void;
  /** The answer says all there is to say: on to the next. */
  readonly onDone: (value: unknown) => void;
}

/** One question's answer, by touch alone. Lists and gates are the page's own business. */
export function AnswerField({ question, value, cardAddress, onChange, onDone }: AnswerFieldProps) {
  const { t, pick } = useApplyText();
  const { kind, options, maxLength, label } = question;
  switch (kind) {
    case 'choice':
      return (
        <BigChoices
          choices={options.map((one) => ({ key: String(one.value), label: pick(one.label) }))}
          chosen={value === undefined ? [] : [String(value)]}
          onChoose={(key) => onDone(options.find((one) => String(one.value) === key)?.value)}
        />
      );
    case 'choices': {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      return (
        <BigChoices
          choices={options.map((one) => ({ key: String(one.value), label: pick(one.label) }))}
          chosen={chosen}
          onChoose={(key) => {
            const kept = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
            const values = options.filter((one) => kept.includes(String(one.value))).map((one) => one.value);
            onChange(values.length === 0 ? null : values);
          }}
        />
      );
    }
    case 'tick':
      return (
        <BigChoices
          choices={[{ key: 'true', label: t('tick') }]}
          chosen={value === true ? ['true'] : []}
          onChoose={() => (value === true ? onChange(null) : onDone(true))}
        />
      );
    case 'date':
    case 'month':
    case 'date-time':
      return <DateAnswer kind={kind} value={value} onChange={onChange} />;
    case 'whole':
    case 'amount':
    case 'digits':
    case 'id-number':
      return <DigitsAnswer kind={kind} maxLength={maxLength} value={value} onChange={onChange} />;
    case 'address':
      return <AddressAnswer value={value} maxLength={maxLength} onCard={cardAddress} onChange={onChange} />;
    case 'paragraph':
      return (
        <Input.TextArea
          rows={4}
          aria-label={pick(label)}
          maxLength={maxLength}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        />
      );
    default:
      return (
        <Input
          aria-label={pick(label)}
          maxLength={maxLength}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        />
      );
  }
}
