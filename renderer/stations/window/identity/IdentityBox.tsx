import './identity.css';
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  PauseCircleOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import { Alert } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { shortTime } from '../../../../main/domain/dates.ts';
import {
  type IdentityStanding,
  identityFindingNames,
  identityStandingNames,
} from '../../../../main/domain/identity/verification.ts';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import type { Tone } from '../../../theme.ts';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { FindingForm } from './FindingForm.tsx';
import { useIdentityText } from './identity-text.ts';

const looks: Readonly<Record<IdentityStanding, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  pending: { tone: 'calm', icon: <ClockCircleOutlined /> },
  match: { tone: 'good', icon: <CheckCircleOutlined /> },
  mismatch: { tone: 'bad', icon: <PauseCircleOutlined /> },
  unavailable: { tone: 'warn', icon: <QuestionCircleOutlined /> },
};

/** 联网核验, within the detail of an application: how it stands, and what is to be done where it does not match. */
export function IdentityBox({ applicationId }: { readonly applicationId: string }) {
  const { t, pick } = useIdentityText();
  const { value, again } = useCall('identityState', { applicationId });
  useEffect(() => onTopic('desk', again), [again]);
  if (!value) return null;
  const { standing, word, finding } = value;
  const { tone, icon } = looks[standing];
  return (
    <section className="identity-box" data-standing={standing}>
      <p>
        <ToneTag tone={tone} icon={icon}>
          {pick(identityStandingNames[standing])}
        </ToneTag>{' '}
        {word && <span className="soft">{t('checked', { by: word.checkedBy, at: shortTime(word.checkedAt) })}</span>}
      </p>
      {value.isHeld && word && (
        <Alert
          type="error"
          showIcon
          title={t('held')}
          description={
            <>
              <p>{t('heldBody')}</p>
              <p className="wrap-anywhere">{t('note', { note: word.note })}</p>
              <p className="soft">{t('notice')}</p>
              <blockquote className="sheet wrap-anywhere">{value.notice}</blockquote>
              {finding && finding.about === word.version && (
                <p>{t('sent', { finding: pick(identityFindingNames[finding.finding]) })}</p>
              )}
              {value.mayAnswer ? (
                <FindingForm applicationId={applicationId} onDone={again} />
              ) : (
                <p className="soft">{t('forLead')}</p>
              )}
            </>
          }
        />
      )}
    </section>
  );
}
