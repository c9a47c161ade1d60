import type { Period } from '../../../../main/domain/statistics/select-cases.ts';
import type { AgentFiguresView } from '../../../../preload/contract-board.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { BarList, type BarRow } from './BarList.tsx';
import { useBoardText } from './board-text.ts';

/** 代办上门: what each agent took in, by whose clock, what came back, and how long papers were on the way; then by village. */
export function AgentSheet({ period }: { readonly period: Period }) {
  const { t } = useBoardText();
  const asked = useCall('agentFigures', { period });
  const found = asked.value;
  const row = (one: AgentFiguresView): BarRow => ({
    key: one.key,
    name: one.name === '' ? t('notSaid') : one.name,
    count: one.doorstep + one.delegate,
    note: [
      t('agent.went', { visits: one.visits, absences: one.absences, deliveries: one.deliveries }),
      t('agent.clock', { doorstep: one.doorstep, delegate: one.delegate, refused: one.refused }),
      t('agent.handed', { handovers: one.handovers, returned: one.returned }),
      ...(one.days ? [t('agent.days', { p50: one.days.p50, max: one.days.max })] : []),
    ].join(' '),
  });
  const isEmpty = found?.agents.length === 0;
  return (
    <div className="sheet board-wide" data-agent-figures>
      <h3>{t('agent.title')}</h3>
      {asked.failure && <FailureAlert failure={asked.failure} onAgain={asked.again} />}
      {!found && !asked.failure && <Waiting words={t('counting')} />}
      {isEmpty && <p className="soft">{t('agent.none')}</p>}
      {found && !isEmpty && (
        <>
          <BarList rows={found.agents.map(row)} />
          <h3>{t('agent.villages')}</h3>
          <BarList rows={found.villages.map(row)} />
        </>
      )}
    </div>
  );
}
