import type { WidgetProps } from '@rjsf/utils';
import { DatePicker, Input, Space } from 'antd';
import dayjs from 'dayjs';
import { useText } from '../text/shell-text.ts';

/** Dates are typed (19580312) or picked. What can't be read as a date stays as typed, and the check says so. */
export function DateWidget(props: WidgetProps) {
  return <TypedDate {...props} pick="date" />;
}

export function MonthWidget(props: WidgetProps) {
  return <TypedDate {...props} pick="month" />;
}

const shapes = {
  date: { digits: /^(\d{4})(\d{2})(\d{2})$/, format: 'YYYY-MM-DD' },
  month: { digits: /^(\d{4})(\d{2})$/, format: 'YYYY-MM' },
} as const;

/** 19580312, 1958.3.12 and 1958年3月12日 all mean 1958-03-12. */
export function readTypedDate(typed: string, pick: keyof typeof shapes): string {
  const bare = typed.trim();
  const digits = shapes[pick].digits.exec(bare);
  const parts = digits ? digits.slice(1) : bare.split(/[^\d]+/).filter((part) => part !== '');
  const isComplete = parts.length === (pick === 'date' ? 3 : 2) && parts[0]?.length === 4;
  if (!isComplete) return bare;
  return parts.map((part, index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-');
}

function TypedDate({
  id,
  value,
  onChange,
  onBlur,
  readonly,
  disabled,
  pick,
}: WidgetProps & { pick: keyof typeof shapes }) {
  const { t } = useText();
  const text = typeof value === 'string' ? value : '';
  const picked = dayjs(text);
  const isFixed = Boolean(readonly || disabled);
  return (
    <Space.Compact block>
      <Input
        id={id}
        value={text}
        readOnly={isFixed}
        inputMode="numeric"
        placeholder={t(pick === 'date' ? 'form.date' : 'form.month')}
        onChange={({ target }) => {
          const typed = target.value;
          onChange(typed === '' ? undefined : shapes[pick].digits.test(typed) ? readTypedDate(typed, pick) : typed);
        }}
        onBlur={() => {
          const read = readTypedDate(text, pick);
          if (read !== text) onChange(read === '' ? undefined : read);
          onBlur(id, read);
        }}
      />
      {!isFixed && (
        <DatePicker
          className="pick-only"
          placeholder=""
          picker={pick}
          tabIndex={-1}
          inputReadOnly
          allowClear={false}
          value={text !== '' && picked.isValid() ? picked : null}
          onChange={(day) => onChange(day ? day.format(shapes[pick].format) : undefined)}
        />
      )}
    </Space.Compact>
  );
}
