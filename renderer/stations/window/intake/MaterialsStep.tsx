import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item, MaterialRequirement } from '../../../../main/domain/catalogue.ts';
import { requiredMaterials } from '../../../../main/domain/completeness.ts';
import type { Failure, FieldProblem } from '../../../../main/domain/result.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { MaterialRow } from './MaterialRow.tsx';
import { useIntakeText } from './words.ts';

interface MaterialsStepProps {
  readonly draft: Draft;
  readonly item: Item;
  readonly problems: readonly FieldProblem[];
}

interface ScanUnderWay {
  readonly materialCode: string;
  readonly pageCount: number;
}

/** 收件: what this case needs, page by page; a jam on page 2 leaves page 1 where it is. */
export function MaterialsStep({ draft, item, problems }: MaterialsStepProps) {
  const { t } = useIntakeText();
  const needed = requiredMaterials(item, draft.situation);
  const rows = item.materials.filter((material) => needed.includes(material) || isHandedIn(draft, material));
  const [chosen, setChosen] = useState<string | null>(() => firstOpen(draft, rows));
  const [underWay, setUnderWay] = useState<ScanUnderWay | null>(null);
  const [interruption, setInterruption] = useState<{ failure: Failure; pageCount: number } | null>(null);

  useEffect(
    () =>
      onTopic('scan', (page) => {
        if (page.draftId !== draft.id) return;
        setUnderWay((before) => before && { ...before, pageCount: page.pageNumber });
      }),
    [draft.id],
  );

  const scan = async (materialCode: string, source: 'feeder' | 'platen') => {
    if (underWay) return;
    setChosen(materialCode);
    setInterruption(null);
    setUnderWay({ materialCode, pageCount: 0 });
    const scanned = await call('scanMaterial', { draftId: draft.id, materialCode, source }).finally(() =>
      setUnderWay(null),
    );
    if (!scanned.ok) setInterruption({ failure: scanned.failure, pageCount: 0 });
    else if (scanned.value.interruptedBy) {
      setInterruption({ failure: scanned.value.interruptedBy, pageCount: scanned.value.pageCount });
    }
  };
  useScanKey(() => {
    if (chosen !== null) void scan(chosen, 'feeder');
  });

  return (
    <section className="intake-materials" aria-label={t('steps.materials')}>
      <p className="soft">{t('materials.hint')}</p>
      {interruption && (
        <FailureAlert
          failure={interruption.failure}
          action={
            <Button onClick={() => chosen !== null && void scan(chosen, 'feeder')}>{t('materials.scanMore')}</Button>
          }
        />
      )}
      {interruption && interruption.pageCount > 0 && (
        <p role="status">{t('materials.interrupted', { count: interruption.pageCount })}</p>
      )}
      {underWay && (
        <div role="status" className="scan-progress">
          <Progress percent={100} status="active" showInfo={false} />
          {t('materials.scanning', { count: underWay.pageCount })}
        </div>
      )}
      {rows.map((material) => (
        <MaterialRow
          key={material.code}
          draft={draft}
          material={material}
          isNeeded={needed.includes(material)}
          isChosen={chosen === material.code}
          isBusy={underWay !== null}
          problems={problems.filter((problem) => problem.pointer === `/materials/${material.code}`)}
          onChoose={() => setChosen(material.code)}
          onScan={(source) => void scan(material.code, source)}
        />
      ))}
    </section>
  );
}

function isHandedIn(draft: Draft, material: MaterialRequirement): boolean {
  return draft.materials.some((entry) => entry.code === material.code && entry.method !== 'none');
}

function firstOpen(draft: Draft, rows: readonly MaterialRequirement[]): string | null {
  return (rows.find((material) => !isHandedIn(draft, material)) ?? rows[0])?.code ?? null;
}

function useScanKey(onScan: () => void): void {
  const newest = useRef(onScan);
  newest.current = onScan;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F4') return;
      event.preventDefault();
      newest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
