import './retake.css';
import { Alert, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useWallet } from '../wallet/use-wallet.ts';
import { MaterialRow } from './MaterialRow.tsx';
import { type MaterialView, materialViews } from './material-state.ts';
import { usePageText } from './page-words.ts';
import { RetakeDock } from './RetakeDock.tsx';
import { ScanBar } from './ScanBar.tsx';
import { useScan } from './use-scan.ts';
import { useScanning } from './use-scanning.ts';
import { isDialogOpen } from './use-step-keys.ts';
import { VisitOffers } from './VisitOffers.tsx';
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
  const { t: page } = usePageText();
  const scanning = useScanning();
  const { choice, offer } = scanning;
  const offers = useWallet(draft);
  const { underWay, interruption, isSameAgain, scan } = useScan(draft.id, (code) => setChosen(code));
  useScanKey(() => chosen !== null && void scan({ materialCode: chosen, how: choice }));
  useNextOpen({ open, isBusy: underWay !== null, isLookedFor, onNext: setChosen });

  const nameOf = (code: string) => item.materials.find((material) => material.code === code)?.name ?? code;
  const others = offer?.sources.filter(({ source }) => source !== choice.source) ?? [];
  return (
    <section className="intake-materials" aria-label={t('steps.materials')}>
      <ScanBar scanning={scanning} progress={underWay && progressOf(underWay, nameOf(underWay.materialCode), page)} />
      {interruption && (
        <FailureAlert
          failure={interruption.failure}
          action={
            <Button onClick={() => void scan(interruption)}>
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
      {isSameAgain && <Alert type="info" showIcon role="status" title={page('sameAgain')} />}
      <VisitOffers draft={draft} nameOf={nameOf} />
      <RetakeDock
        draft={draft}
        nameOf={nameOf}
        source={choice.source}
        isBusy={underWay !== null}
        onRescan={({ materialCode, sha256 }) => void scan({ materialCode, how: choice, replaces: sha256 })}
      />
      <div className="material-rows">
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
            offers={offers}
            onChoose={() => setChosen(view.material.code)}
            otherSource={others[0]?.source ?? null}
            onScan={(source) =>
              void scan({
                materialCode: view.material.code,
                how: source === null ? choice : { source, duplex: false },
              })
            }
          />
        ))}
      </div>
    </section>
  );
}

function progressOf(
  { pageCount, replaces }: { readonly pageCount: number; readonly replaces?: string },
  name: string,
  say: ReturnType<typeof usePageText>['t'],
): string {
  return replaces === undefined
    ? say('scanning', { name, count: pageCount, next: pageCount + 1 })
    : say('retaking', { name });
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
      if (!isDialogOpen()) newest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
