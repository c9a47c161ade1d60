import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useSignal } from '../../../desk/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { currentVisit } from './visit.ts';
import { useVisitText } from './visit-text.ts';

interface VisitOffersProps {
  readonly draft: Draft;
  readonly nameOf: (materialCode: string) => string;
}

/** What lay on the scanner in this visit already need not lie there twice (R15). */
export function VisitOffers({ draft, nameOf }: VisitOffersProps) {
  const { t } = useVisitText();
  const { draftIds, acceptedIds } = useSignal(currentVisit);
  const fromIds = [...draftIds, ...acceptedIds].filter((id) => id !== draft.id);
  const { value: offers, again } = useCall('visitOffers', fromIds.length > 0 ? { draftId: draft.id, fromIds } : null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is lacking follows the materials
  useEffect(again, [again, draft.materials]);
  if (!offers || offers.length === 0) return null;
  const takeAll = async () => {
    for (const { materialCode, fromId } of offers) {
      const taken = await call('takeFromVisit', { draftId: draft.id, fromId, materialCode });
      if (!taken.ok) return setFailure(taken.failure);
    }
  };
  return (
    <div className="visit-offers panel">
      <span>
        {t('share.title')}{' '}
        {offers
          .map(({ materialCode, pageCount, itemName }) =>
            t('share.row', { name: nameOf(materialCode), count: pageCount, item: itemName }),
          )
          .join('；')}
      </span>
      <Button autoFocus type="primary" onClick={() => void takeAll()}>
        {t('share.all')}
      </Button>
      {failure && <FailureAlert failure={failure} />}
    </div>
  );
}
