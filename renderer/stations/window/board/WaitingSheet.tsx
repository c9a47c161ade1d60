import type { Period } from '../../../../main/domain/statistics/select-cases.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { BarList } from './BarList.tsx';
import { useBoardText } from './board-text.ts';

/** 等候: how long people sat there, by what they came for. */
export function WaitingSheet({ period }: { readonly period: Period }) {
  const { t } = useBoardText();
  const asked = useCall('waitingTimes', { period });
  const found = asked.value;
  return (
    <div className="sheet">
      <h3>{t('waiting')}</h3>
      {asked.failure && <FailureAlert failure={asked.failure} onAgain={asked.again} />}
      {!found && !asked.failure && <Waiting words={t('counting')} />}
      {found?.total.issued === 0 && <p className="soft">{t('noTickets')}</p>}
      {found && found.total.issued > 0 && (
        <>
          <p className="board-figures">
            <b>{t('people', { count: found.total.issued })}</b>
            {found.total.waiting && (
              <span>{t('waitWords', { p50: found.total.waiting.p50, max: found.total.waiting.max })}</span>
            )}
            {found.total.serving && <span>{t('serving', { p50: found.total.serving.p50 })}</span>}
          </p>
          <BarList
            rows={found.themes.map(({ key, issued, waiting }) => ({
              key,
              name: `${key} · ${t('people', { count: issued })}`,
              count: waiting?.p50 ?? 0,
            }))}
          />
        </>
      )}
    </div>
  );
}
