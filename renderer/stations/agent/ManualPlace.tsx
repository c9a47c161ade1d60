import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { type NoFixReason, noFixReasons, noFixWords, type VisitPlace } from '../../../main/domain/doorstep/evidence.ts';
import { useAgentText } from './agent-text.ts';

interface ManualPlaceProps {
  readonly village: string;
  readonly usual: NoFixReason;
  readonly onKeep: (place: VisitPlace) => Promise<void>;
}

export function ManualPlace({ village, usual, onKeep }: ManualPlaceProps) {
  const { t, pick } = useAgentText();
  const [named, setNamed] = useState(village);
  const [spot, setSpot] = useState('');
  const [reason, setReason] = useState(usual);
  const keep = () =>
    void onKeep({ source: 'manual', village: named.trim(), place: spot.trim(), reason: noFixWords[reason].zh });
  return (
    <div className="agent-manual">
      <Input
        aria-label={t('evidence.village')}
        value={named}
        maxLength={100}
        onChange={(event) => setNamed(event.target.value)}
      />
      <Input
        aria-label={t('evidence.spot')}
        placeholder={t('evidence.spot')}
        value={spot}
        maxLength={200}
        onChange={(event) => setSpot(event.target.value)}
      />
      <Select
        aria-label={t('evidence.reason')}
        value={reason}
        onChange={setReason}
        options={noFixReasons.map((value) => ({ value, label: pick(noFixWords[value]) }))}
      />
      <Button type="primary" disabled={named.trim() === ''} onClick={keep}>
        {t('evidence.keepPlace')}
      </Button>
    </div>
  );
}
