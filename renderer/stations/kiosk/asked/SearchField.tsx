import { SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useApplyText } from '../apply/apply-text.ts';
import { mostChoices } from './use-pages.tsx';

interface SearchFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** How many there are to be searched: a list that one page holds needs none. */
  readonly among: number;
  readonly onChange: (value: string) => void;
}

/** 按名字找: by the page's own keys, beside the pages that can be turned without any. */
export function SearchField({ label, hint, value, among, onChange }: SearchFieldProps) {
  const { t } = useApplyText();
  if (among <= mostChoices) return null;
  return (
    <div className="asked-search">
      <Input
        prefix={<SearchOutlined aria-hidden />}
        aria-label={label}
        placeholder={hint}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {value !== '' && (
        <Button data-press="clear" onClick={() => onChange('')}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}
