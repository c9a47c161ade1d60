import type { Item } from '../../../../main/domain/catalogue.ts';
import type { CorrectionRequest } from '../../../../main/domain/correction-request.ts';
import { useCaseText } from './case-text.ts';
import { fieldWords } from './field-words.ts';

interface AskedItemsProps {
  readonly correction: CorrectionRequest;
  readonly item: Item | null;
}

/** Which papers and which answers the county asks for, by their names. */
export function AskedItems({ correction, item }: AskedItemsProps) {
  const { language } = useCaseText();
  return (
    <ul className="asked">
      {correction.items.map((asked) => {
        const name =
          'pointer' in asked
            ? fieldWords(item, language, asked.pointer, null).label
            : (item?.materials.find(({ code }) => code === asked.materialCode)?.name ?? asked.materialCode);
        return (
          <li key={name}>
            {name}
            {asked.text && `：${asked.text}`}
          </li>
        );
      })}
    </ul>
  );
}
