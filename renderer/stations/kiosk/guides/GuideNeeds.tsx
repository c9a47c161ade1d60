import { type ReactNode, useState } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { askedMaterials } from '../../../../main/domain/item-guide.ts';
import { Frame } from '../apply/Frame.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { usePages } from '../asked/use-pages.tsx';
import { useGuidesText } from './guides-text.ts';

interface GuideNeedsProps {
  readonly item: Item;
  readonly situation: Readonly<Record<string, string>>;
  readonly onSituation: (situation: Readonly<Record<string, string>>) => void;
  readonly print: ReactNode;
  readonly onBack: () => void;
}

const unsure = '?';
/** A paper takes more room than a choice. */
const papersAPage = 4;

/** 要带的材料: each situation is asked on a page of its own, and whoever is unsure sees what may be asked besides (R06). */
export function GuideNeeds({ item, situation, onSituation, print, onBack }: GuideNeedsProps) {
  const { t } = useGuidesText();
  const [at, setAt] = useState(0);
  const question = item.situations[at];
  if (question) {
    const chosen = situation[question.key];
    return (
      <Frame
        page="guide-situation"
        progress={`${item.name} · ${t('question', { n: at + 1, all: item.situations.length })}`}
        title={question.question}
        onBack={() => (at === 0 ? onBack() : setAt(at - 1))}
      >
        <BigChoices
          key={question.key}
          choices={[...question.options.map(({ key, label }) => ({ key, label })), { key: unsure, label: t('unsure') }]}
          chosen={chosen === undefined ? [] : [chosen]}
          onChoose={(key) => {
            const { [question.key]: _before, ...others } = situation;
            onSituation(key === unsure ? others : { ...others, [question.key]: key });
            setAt(at + 1);
          }}
        />
      </Frame>
    );
  }
  return (
    <Frame
      page="guide-need"
      progress={item.name}
      title={t('part.need')}
      onBack={() => (at === 0 ? onBack() : setAt(at - 1))}
      extra={print}
    >
      <Papers item={item} situation={situation} />
    </Frame>
  );
}

function Papers({ item, situation }: Pick<GuideNeedsProps, 'item' | 'situation'>) {
  const { t } = useGuidesText();
  const { shown, pager } = usePages(askedMaterials(item, situation), { perPage: papersAPage });
  return (
    <>
      <ul className="guide-page-lines" data-testid="guide-materials">
        {shown.map(({ material, kind }) => {
          const marks = [
            ...(kind === 'depends' ? [t('paper.depends')] : []),
            ...(material.originals > 0 ? [t('paper.original')] : []),
            ...(material.copies > 0 ? [t('paper.copies', { count: material.copies })] : []),
            ...(material.generated ? [t('paper.generated')] : []),
            ...(material.deferrable ? [t('paper.deferrable')] : []),
            ...(material.commitmentOk ? [t('paper.commitment')] : []),
          ];
          return (
            <li key={material.code} className="sheet wrap-anywhere">
              <b>{material.name}</b>
              {marks.length > 0 && <p>{marks.join('；')}</p>}
              {material.source !== '' && <p className="soft">{t('paper.source', { source: material.source })}</p>}
            </li>
          );
        })}
      </ul>
      {pager}
    </>
  );
}
