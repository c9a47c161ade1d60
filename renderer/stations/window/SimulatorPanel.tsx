import './simulator/simulator.css';
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../main/domain/result.ts';
import type { SimulatorHand, SimulatorState } from '../../../preload/contract-simulator.ts';
import { call } from '../../bridge/client.ts';
import { useTopic } from '../../bridge/hooks.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { CardHands } from './simulator/CardHands.tsx';
import { CodeHands } from './simulator/CodeHands.tsx';
import { LinkAndClockHands } from './simulator/LinkAndClockHands.tsx';
import { PadHands } from './simulator/PadHands.tsx';
import { PrinterHands } from './simulator/PrinterHands.tsx';
import { ScannerHands } from './simulator/ScannerHands.tsx';
import { useSimulatorText } from './simulator/simulator-text.ts';

/** What each part of the panel gets: how the bench is, and hands to change it. */
export interface HandsProps {
  readonly state: SimulatorState;
  readonly act: (hand: SimulatorHand) => void;
}

/** 演示之手: stands beside the devices and does to them what people and mishaps do. Demo only. */
export function SimulatorPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSimulatorText();
  const state = useTopic('simulator', 'simulatorState');
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = (hand: SimulatorHand) => {
    void call('simulate', hand).then((reply) => setFailure(reply.ok ? null : reply.failure));
  };
  return (
    <aside className="hands" aria-label={t('title')}>
      <header>
        <h2>{t('title')}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('close')} onClick={onClose} />
      </header>
      <p className="soft">{t('what')}</p>
      {failure && <FailureAlert failure={failure} />}
      {state && (
        <>
          <CardHands state={state} act={act} />
          <ScannerHands state={state} act={act} />
          <CodeHands state={state} act={act} />
          <PadHands state={state} act={act} />
          <PrinterHands state={state} act={act} />
          <LinkAndClockHands state={state} act={act} />
        </>
      )}
    </aside>
  );
}
