import { DeleteOutlined, EyeOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Image } from 'antd';
import { useLayoutEffect, useRef } from 'react';
import type { Draft, PageRef } from '../../../../main/domain/application.ts';
import type { MaterialRequirement } from '../../../../main/domain/catalogue.ts';
import { call } from '../../../bridge/client.ts';
import { doubtAbout, kindOf, placeOf, shownDoubt } from './doubts.ts';
import { noteUndo } from './draft-undo.ts';
import { usePageText } from './page-words.ts';
import { usePageOrder } from './use-page-order.ts';
import { useIntakeText } from './words.ts';

interface PageStripProps {
  readonly draft: Draft;
  readonly material: MaterialRequirement;
  readonly pages: readonly PageRef[];
}

/** The pages of a material in their order; Ctrl+← and Ctrl+→ move the page that has the cursor. */
export function PageStrip({ draft, material, pages }: PageStripProps) {
  const { ordered, move } = usePageOrder({ draftId: draft.id, materialCode: material.code }, pages);
  const strip = useRef<HTMLDivElement>(null);
  const moved = useRef<{ readonly sha256: string; readonly by: -1 | 1 } | null>(null);
  // A page that changes its place takes its buttons along, and the browser takes the cursor from them.
  useLayoutEffect(() => {
    if (moved.current === null) return;
    const { sha256, by } = moved.current;
    moved.current = null;
    const buttons = [...(strip.current?.querySelectorAll<HTMLButtonElement>(`[data-page="${sha256}"] .move`) ?? [])];
    const [back, on] = buttons;
    const wished = by < 0 ? back : on;
    (wished?.disabled ? buttons.find(({ disabled }) => !disabled) : wished)?.focus();
  });
  if (ordered.length === 0) return null;
  const place = { draftId: draft.id, materialCode: material.code };
  return (
    <Image.PreviewGroup>
      <div className="material-pages" ref={strip}>
        {ordered.map((page, index) => (
          <PageFigure
            key={page.sha256}
            draft={draft}
            material={material}
            page={page}
            number={index + 1}
            isLast={index === ordered.length - 1}
            onMove={(by) => {
              moved.current = { sha256: page.sha256, by };
              void move(page.sha256, by);
            }}
            onRemove={() => {
              noteUndo(place.draftId, { kind: 'page', materialCode: place.materialCode, sha256: page.sha256 });
              void call('removePage', { ...place, sha256: page.sha256 });
            }}
          />
        ))}
      </div>
    </Image.PreviewGroup>
  );
}

interface PageFigureProps {
  readonly draft: Draft;
  readonly material: MaterialRequirement;
  readonly page: PageRef;
  readonly number: number;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function PageFigure({ draft, material, page, number, isLast, onMove, onRemove }: PageFigureProps) {
  const { t } = usePageText();
  const { t: intake } = useIntakeText();
  const doubt = doubtAbout(draft, material.code, page.sha256);
  return (
    <figure
      data-page={page.sha256}
      data-doubtful={doubt !== null}
      onKeyDown={(event) => {
        if (!event.ctrlKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
        event.preventDefault();
        onMove(event.key === 'ArrowLeft' ? -1 : 1);
      }}
    >
      <Image
        src={`/pages/${page.sha256}`}
        alt={intake('materials.page', { name: material.name, n: number })}
        height={112}
        className="page-thumbnail"
      />
      {doubt && (
        <Button
          type="link"
          size="small"
          className="page-flag"
          icon={<EyeOutlined />}
          aria-label={t('look', { n: number })}
          onClick={() => shownDoubt.set(placeOf(doubt))}
        >
          {t(`flag.${kindOf(doubt)}`)}
        </Button>
      )}
      <figcaption className="soft">
        <Button
          type="text"
          size="small"
          className="move"
          icon={<LeftOutlined />}
          disabled={number === 1}
          aria-label={t('moveBack', { n: number })}
          aria-keyshortcuts="Control+ArrowLeft"
          onClick={() => onMove(-1)}
        />
        {number}
        <Button
          type="text"
          size="small"
          className="move"
          icon={<RightOutlined />}
          disabled={isLast}
          aria-label={t('moveOn', { n: number })}
          aria-keyshortcuts="Control+ArrowRight"
          onClick={() => onMove(1)}
        />
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('remove', { n: number })}
          onClick={onRemove}
        />
      </figcaption>
    </figure>
  );
}
