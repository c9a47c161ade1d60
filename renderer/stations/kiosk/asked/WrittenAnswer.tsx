import { Button, Input } from 'antd';

interface WrittenAnswerProps {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly rows?: number;
  readonly placeholder?: string | undefined;
  /** Which keys of the page's keyboard come first. */
  readonly keyboard?: 'pinyin' | 'latin' | 'digits' | 'id-number';
  /** What may be said without writing: each with one touch. */
  readonly offers?: readonly { readonly key: string; readonly label: string; onTake(): void }[];
  readonly onChange: (value: string) => void;
}

/** Words of one's own, on the page's keys; never the only way on. */
export function WrittenAnswer(props: WrittenAnswerProps) {
  const { label, value, maxLength, rows = 1, placeholder, keyboard = 'pinyin', offers = [], onChange } = props;
  const field = {
    'aria-label': label,
    maxLength,
    value,
    ...(placeholder === undefined ? {} : { placeholder }),
  };
  return (
    <div className="asked-written" data-keyboard={keyboard}>
      {offers.map(({ key, label: words, onTake }) => (
        <Button key={key} data-choice={key} onClick={onTake}>
          {words}
        </Button>
      ))}
      {rows === 1 ? (
        <Input {...field} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <Input.TextArea {...field} rows={rows} onChange={({ target }) => onChange(target.value)} />
      )}
    </div>
  );
}
