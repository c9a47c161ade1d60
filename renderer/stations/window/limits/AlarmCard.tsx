import { DisconnectOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { rules } from '../../../../main/domain/alarms/rules.ts';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { AlarmView } from '../../../../preload/contract-alarms.ts';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { ExplainBox } from './ExplainBox.tsx';
import { LevelTag } from './LevelTag.tsx';
import { useLimitsText } from './limits-text.ts';

interface AlarmCardProps {
  readonly alarm: AlarmView;
  /** Null where it is about the terminal, or the case is open already. */
  readonly onOpen: (() => void) | null;
}

/** One alarm: its sentence with all dates, whose turn it is, and the way to say why. */
export function AlarmCard({ alarm, onOpen }: AlarmCardProps) {
  const { t, pick } = useLimitsText();
  const [explains, setExplains] = useState(false);
  const { about, word, network } = alarm;
  return (
    <li className="sheet card" data-alarm={alarm.rule} data-level={alarm.level}>
      <div className="card-head">
        <LevelTag level={alarm.level} />
        <b>{pick(rules[alarm.rule].name)}</b>
        {onOpen && about && (
          <>
            <span className="clip">
              {about.applicantName} · {about.itemName}
            </span>
            <span className="mono soft">{about.localNumber}</span>
          </>
        )}
        {alarm.applicationId === null && <span className="soft">{t('terminal')}</span>}
        <span className="top-gap" />
        {onOpen && <Button onClick={onOpen}>{t('open')}</Button>}
        {alarm.state === 'open' && alarm.noticeId === null && !explains && (
          <Button type={alarm.level === 'reminder' ? 'default' : 'primary'} onClick={() => setExplains(true)}>
            {t('explain')}
          </Button>
        )}
      </div>
      <p className="wrap-anywhere">{pick(alarm.explanation)}</p>
      {network && (
        <p>
          <ToneTag tone="calm" icon={<DisconnectOutlined />}>
            {pick(network.explanation)}
          </ToneTag>
        </p>
      )}
      {word && (
        <p className="wrap-anywhere">{t('explained', { by: word.by, at: shortTime(word.at), text: word.text })}</p>
      )}
      {alarm.noticeId !== null && <p>{t('noticed')}</p>}
      <p className="soft">
        {alarm.department} · {t('number', { number: alarm.number })} · {t('since', { at: shortTime(alarm.since) })}
      </p>
      {explains && (
        <ExplainBox rule={alarm.rule} applicationId={alarm.applicationId} onDone={() => setExplains(false)} />
      )}
    </li>
  );
}
