import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { MaterialRow } from './MaterialRow.tsx';
import { type MaterialView, materialViews } from './material-state.ts';
import { useScan } from './use-scan.ts';
import { useIntakeText } from './words.ts';

interface MaterialsStepProps {
  readonly draft: Draft;
  readonly item: Item;
  readonly problems: readonly FieldProblem[];
  readonly isLookedFor: boolean;
}

/** 收件: what this case needs, page by page; a jam on page 2 leaves page 1 where it is. */
export function MaterialsStep({ draft, item, problems, isLookedFor }: MaterialsStepProps) {
  const { t } = useIntakeText();
  const views = materialViews(item, draft);
  const open = views.find(isOpen)?.material.code ?? null;
  const [chosen, setChosen] = useState(open ?? views[0]?.material.code ?? null);
  const { underWay, interruption, scan } = useScan(draft.id, (code) => setChosen(code));
  useScanKey(() => chosen !== null && void scan(chosen, 'feeder'));
  useNextOpen({ open, isBusy: underWay !== null, isLookedFor, onNext: setChosen });

  const nameOf = (code: string) => item.materials.find((material) => material.code === code)?.name ?? code;
  return (
    <section className="intake-materials" aria-label={t('steps.materials')}>
      {interruption && (
        <FailureAlert
          failure={interruption.failure}
          action={
            <Button onClick={() => void scan(interruption.materialCode, 'feeder')}>
              {t(interruption.pageCount > 0 ? 'materials.scanMore' : 'materials.scanAgain')}
            </Button>
          }
        />
      )}
      {interruption && interruption.pageCount > 0 && (
        <p role="status">
          {t('materials.interrupted', { name: nameOf(interruption.materialCode), count: interruption.pageCount })}
        </p>
      )}
      {underWay && (
        <div role="status" className="scan-progress">
          <Progress percent={100} status="active" showInfo={false} />
          {t('materials.scanning', { name: nameOf(underWay.materialCode), count: underWay.pageCount })}
        </div>
      )}
      {views.map((view) => (
        <MaterialRow
          key={view.material.code}
          draft={draft}
          view={view}
          isChosen={chosen === view.material.code}
          isBusy={underWay !== null}
          problems={
            isOpen(view) ? problems.filter(({ pointer }) => pointer === `/materials/${view.material.code}`) : []
          }
          onChoose={() => setChosen(view.material.code)}
          onScan={(source) => void scan(view.material.code, source)}
        />
      ))}
    </section>
  );
}

const isOpen = ({ state }: MaterialView): boolean => state === 'missing' || state === 'original-unseen';

/** The cursor goes on by itself: to the first open material, and after the last one to the way on. */
function useNextOpen(next: {
  readonly open: string | null;
  readonly isBusy: boolean;
  readonly isLookedFor: boolean;
  readonly onNext: (code: string) => void;
}): void {
  const { open, isBusy } = next;
  const shown = useRef<string | null | undefined>(next.isLookedFor ? open : undefined);
  const onNext = useRef(next.onNext);
  onNext.current = next.onNext;
  useEffect(() => {
    if (isBusy || shown.current === open) return;
    shown.current = open;
    if (open !== null) onNext.current(open);
    const place = open === null ? '.next-step' : `[data-material="${CSS.escape(open)}"] .scan-button`;
    document.querySelector<HTMLElement>(place)?.focus();
  }, [open, isBusy]);
}

function useScanKey(onScan: () => void): void {
  const newest = useRef(onScan);
  newest.current = onScan;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F4' || event.altKey) return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
