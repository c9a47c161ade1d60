import type { Item } from '../../../../main/domain/catalogue.ts';
import { useCaseText } from './case-text.ts';
import { fieldWords } from './field-words.ts';

interface AnswerWordsProps {
  readonly item: Item | null;
  readonly pointer: string;
  readonly value: unknown;
}

export function AnswerWords({ item, pointer, value }: AnswerWordsProps) {
  const { t, language } = useCaseText();
  const words = fieldWords(item, language, pointer, value).value;
  if (words === null || words === '') return <span className="soft">{t('file.empty')}</span>;
  return (
    <span className="wrap-anywhere">{typeof words === 'boolean' ? t(words ? 'file.yes' : 'file.no') : words}</span>
  );
}
