import { Spin } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../main/domain/result.ts';
import type { Station } from '../../preload/contract.ts';
import { call } from '../bridge/client.ts';
import { useCall } from '../bridge/hooks.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { Choices } from './Choices.tsx';
import { useSetupText } from './setup-text.ts';

/** 岗位. The terminal comes up again as the chosen one, which takes a moment. */
export function StationStep({ station }: { readonly station: Station }) {
  const { t } = useSetupText();
  const { value: view } = useCall('setupState', {});
  const [opening, setOpening] = useState<Station | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function choose(next: Station): Promise<void> {
    if (next === station || opening) return;
    setOpening(next);
    const reply = await call('chooseStation', { station: next }).finally(() => setOpening(null));
    setFailure(reply.ok ? null : reply.failure);
  }
  const stations: readonly Station[] = ['window', 'kiosk', 'agent'];
  return (
    <>
      <h2>{t('station.title')}</h2>
      {view && view.stationIs !== 'open' && <p className="soft">{t(`station.${view.stationIs}`)}</p>}
      <Choices
        chosen={station}
        isFixed={view !== null && view.stationIs !== 'open'}
        onChoose={(next) => void choose(next)}
        choices={stations.map((value) => ({ value, label: t(`station.${value}`), hint: t(`station.${value}Hint`) }))}
      />
      {opening && (
        <p role="status">
          <Spin size="small" /> {t('station.opening', { station: t(`station.${opening}`) })}
        </p>
      )}
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}
