import { AimOutlined, CheckCircleOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { VisitPlace } from '../../../main/domain/doorstep/evidence.ts';
import { useAgentText } from './agent-text.ts';

interface PlaceBoxProps {
  readonly place: VisitPlace | null;
  readonly village: string;
  readonly onPlace: (place: VisitPlace) => Promise<boolean>;
}

const fixLimitMs = 15_000;
const reasons = ['indoors', 'none', 'declined'] as const;

/** One fix when somebody presses the button, and no trail. No fix is no obstacle: village and reason do. */
export function PlaceBox({ place, village, onPlace }: PlaceBoxProps) {
  const { t } = useAgentText();
  const [state, setState] = useState<'idle' | 'fixing' | 'no-fix' | 'manual'>('idle');
  const fix = () => {
    if (!('geolocation' in navigator)) return setState('no-fix');
    setState('fixing');
    navigator.geolocation.getCurrentPosition(
      ({ coords, timestamp }) => {
        const { latitude, longitude, accuracy } = coords;
        const fixedAt = new Date(timestamp).toISOString();
        void onPlace({ source: 'device', latitude, longitude, accuracyMetres: accuracy, fixedAt }).then(() =>
          setState('idle'),
        );
      },
      () => setState('no-fix'),
      { enableHighAccuracy: true, timeout: fixLimitMs, maximumAge: 60_000 },
    );
  };
  const isTyping = state === 'manual' || state === 'no-fix';
  return (
    <div className="agent-place">
      <h3>{t('evidence.place')}</h3>
      {place && !isTyping && (
        <p className="good">
          <CheckCircleOutlined aria-hidden />{' '}
          {place.source === 'device'
            ? t('evidence.fixed', { metres: Math.round(place.accuracyMetres) })
            : t('evidence.manualKept', place)}
        </p>
      )}
      {state === 'no-fix' && <p>{t('evidence.noFix')}</p>}
      {isTyping ? (
        <ManualPlace
          village={village}
          onKeep={async (kept) => {
            if (await onPlace(kept)) setState('idle');
          }}
        />
      ) : (
        <div className="agent-row">
          <Button size="large" icon={<AimOutlined />} loading={state === 'fixing'} onClick={fix}>
            {t(state === 'fixing' ? 'evidence.fixing' : 'evidence.fix')}
          </Button>
          <Button size="large" icon={<EditOutlined />} onClick={() => setState('manual')}>
            {t('evidence.manual')}
          </Button>
        </div>
      )}
    </div>
  );
}

function ManualPlace({
  village,
  onKeep,
}: {
  readonly village: string;
  readonly onKeep: (place: VisitPlace) => Promise<void>;
}) {
  const { t } = useAgentText();
  const [named, setNamed] = useState(village);
  const [spot, setSpot] = useState('');
  const [reason, setReason] = useState<(typeof reasons)[number]>('indoors');
  const keep = () =>
    void onKeep({
      source: 'manual',
      village: named.trim(),
      place: spot.trim(),
      reason: t(`evidence.reasons.${reason}`),
    });
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
        options={reasons.map((value) => ({ value, label: t(`evidence.reasons.${value}`) }))}
      />
      <Button type="primary" disabled={named.trim() === ''} onClick={keep}>
        {t('evidence.keepPlace')}
      </Button>
    </div>
  );
}
