import { AimOutlined, CheckCircleOutlined, EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type NoFixReason, noFixReasons, noFixWords, type VisitPlace } from '../../../main/domain/doorstep/evidence.ts';
import { useAgentText } from './agent-text.ts';
import { type Fix, locate, type NoFix } from './locate.ts';
import { ManualPlace } from './ManualPlace.tsx';

interface PlaceBoxProps {
  readonly place: VisitPlace | null;
  readonly village: string;
  readonly onPlace: (place: VisitPlace) => Promise<boolean>;
}

const usualReason: Readonly<Record<NoFix, NoFixReason>> = { denied: 'none', none: 'none', slow: 'indoors' };

/**
 * One fix when somebody presses the button, and no trail. No fix is no obstacle: village and reason do. One that comes late
 * is offered, and never takes the place of what somebody typed: perhaps they did not want it.
 */
export function PlaceBox({ place, village, onPlace }: PlaceBoxProps) {
  const { t, pick } = useAgentText();
  const [isFixing, setFixing] = useState(false);
  const [isTyping, setTyping] = useState(false);
  const [noFix, setNoFix] = useState<NoFix | null>(null);
  const [late, setLate] = useState<Fix | null>(null);
  const callOff = useRef(() => {});
  // What is asked for at one door is not answered at the next.
  useEffect(() => () => callOff.current(), []);
  const keep = async (kept: VisitPlace) => {
    if (!(await onPlace(kept))) return;
    setTyping(false);
    setNoFix(null);
    setLate(null);
  };
  const fix = () => {
    callOff.current();
    setFixing(true);
    setNoFix(null);
    let isWaitedFor = true;
    callOff.current = locate(navigator.geolocation, {
      onFix: (found) => {
        setFixing(false);
        if (isWaitedFor) void keep(found);
        else setLate(found);
      },
      onNoFix: (why) => {
        isWaitedFor = false;
        setFixing(false);
        setNoFix(why);
        setTyping(true);
      },
    });
  };
  const type = () => {
    callOff.current();
    setFixing(false);
    setTyping(true);
  };
  const reasonWords = (said: string) => {
    const known = noFixReasons.find((one) => noFixWords[one].zh === said);
    return known ? pick(noFixWords[known]) : said;
  };
  return (
    <div className="agent-place">
      <h3>{t('evidence.place')}</h3>
      {place && !isTyping && (
        <p className="good" data-place={place.source}>
          <CheckCircleOutlined aria-hidden />{' '}
          {place.source === 'device'
            ? t('evidence.fixed', { metres: Math.round(place.accuracyMetres) })
            : t('evidence.manualKept', { ...place, reason: reasonWords(place.reason) })}
        </p>
      )}
      {noFix && (
        <p role="status" data-no-fix={noFix}>
          {t(`evidence.noFix.${noFix}`)}
        </p>
      )}
      {late && (
        <div className="agent-row" role="status" data-late-fix>
          <span>{t('evidence.late', { metres: Math.round(late.accuracyMetres) })}</span>
          <Button size="large" icon={<AimOutlined />} onClick={() => void keep(late)}>
            {t('evidence.useLate')}
          </Button>
        </div>
      )}
      {isTyping ? (
        <ManualPlace key={noFix} village={village} usual={noFix ? usualReason[noFix] : 'indoors'} onKeep={keep} />
      ) : (
        <div className="agent-row">
          <Button size="large" icon={<AimOutlined />} loading={isFixing} onClick={fix}>
            {t(isFixing ? 'evidence.fixing' : 'evidence.fix')}
          </Button>
          <Button size="large" icon={<EditOutlined />} onClick={type}>
            {t('evidence.manual')}
          </Button>
        </div>
      )}
    </div>
  );
}
