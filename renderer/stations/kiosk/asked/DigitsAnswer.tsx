import { useState } from 'react';
import type { QuestionKind } from '../../../../main/domain/form/question-kind.ts';
import { NumberPad } from './NumberPad.tsx';

type Kind = Extract<QuestionKind, 'whole' | 'amount' | 'digits' | 'id-number'>;

interface DigitsAnswerProps {
  readonly kind: Kind;
  readonly maxLength: number;
  readonly value: unknown;
  readonly onChange: (value: string | number | null) => void;
}

const longest: Readonly<Record<Kind, number>> = { whole: 9, amount: 12, digits: 20, 'id-number': 18 };

/** Telephone, account and identity numbers, counts and amounts: by the pad alone. */
export function DigitsAnswer({ kind, maxLength, value, onChange }: DigitsAnswerProps) {
  const [typed, setTyped] = useState(value === undefined || value === null ? '' : String(value));
  const type = (next: string) => {
    // A second point, or a point before anything, is a slip of the finger.
    if (kind === 'amount' && !/^(\d+(\.\d{0,2})?)?$/.test(next)) return;
    setTyped(next);
    if (next === '') onChange(null);
    else onChange(kind === 'whole' || kind === 'amount' ? Number(next) : next);
  };
  const mostSigns = kind === 'digits' || kind === 'id-number' ? Math.min(longest[kind], maxLength) : longest[kind];
  return (
    <div className="asked-digits">
      <output className="typed-digits mono">{grouped(kind, typed) || '–'}</output>
      <NumberPad
        value={typed}
        extra={kind === 'id-number' ? 'X' : kind === 'amount' ? '.' : undefined}
        mostSigns={mostSigns}
        onChange={type}
      />
    </div>
  );
}

/** As people read them out: 138 0013 8000, 110105 1949 1231 002X, 6222 0212 …; amounts stay whole. */
function grouped(kind: Kind, typed: string): string {
  if (kind === 'whole' || kind === 'amount') return typed;
  const head = kind === 'id-number' ? 6 : typed.length <= 11 ? 3 : 4;
  const tail = typed.slice(head).match(/.{1,4}/g) ?? [];
  return [typed.slice(0, head), ...tail].join(' ');
}
