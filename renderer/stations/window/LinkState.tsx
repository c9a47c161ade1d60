import {
  ApiOutlined,
  DisconnectOutlined,
  LoginOutlined,
  QuestionCircleOutlined,
  StopOutlined,
} from '@ant-design/icons';
import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { shortTime } from '../../../main/domain/dates.ts';
import type { SyncView } from '../../../preload/contract-sync.ts';
import { useText } from '../../text/shell-text.ts';
import type { Tone } from '../../theme.ts';
import { useTrainingText } from '../../training/training-text.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../widgets/ToneTag.tsx';
import { publicationRefusals, usePublicationText } from './publication-text.ts';
import { ClockNote } from './sending/ClockNote.tsx';
import { SendingTotals } from './sending/SendingTotals.tsx';
import { SendNow } from './sending/SendNow.tsx';
import { UploadShare } from './sending/UploadShare.tsx';

const looks: Readonly<Record<SyncView['link'], { readonly tone: Tone; readonly icon: ReactNode }>> = {
  unknown: { tone: 'calm', icon: <QuestionCircleOutlined /> },
  online: { tone: 'good', icon: <ApiOutlined /> },
  offline: { tone: 'calm', icon: <DisconnectOutlined /> },
  'captive-portal': { tone: 'warn', icon: <LoginOutlined /> },
  'wrong-network': { tone: 'warn', icon: <StopOutlined /> },
  refused: { tone: 'warn', icon: <StopOutlined /> },
};

/** The line to the county. Offline is a way of working, not an alarm. */
export function LinkState({ sync, enrolled }: { readonly sync: SyncView | null; readonly enrolled: boolean }) {
  const { t } = useText();
  const link = sync?.link ?? 'unknown';
  const { tone, icon } = looks[link];
  const publication = usePublicationText();
  const training = useTrainingText();
  const isPractice = sync?.failure?.code === 'training/stays-here';
  const isRefusal = sync?.failure != null && link === 'online' && publicationRefusals.has(sync.failure.code);
  return (
    <Popover
      trigger="click"
      placement="bottom"
      content={
        <div className="link-details">
          <p>{t('link.safe')}</p>
          <p className="soft">
            {sync?.lastContactAt ? t('link.lastContact', { at: shortTime(sync.lastContactAt) }) : t('link.never')}
          </p>
          {sync?.failure && (link !== 'online' || isRefusal) && <FailureAlert failure={sync.failure} />}
          {sync && <ClockNote {...sync} />}
          {sync && <SendingTotals {...sync} />}
          <SendNow sync={sync} />
          {sync && <UploadShare share={sync.uploadShare} />}
        </div>
      }
    >
      <button type="button" className="bare-button">
        <ToneTag tone={isRefusal ? 'warn' : tone} icon={icon}>
          {isPractice
            ? training.t('noLine')
            : isRefusal
              ? publication.t('refused')
              : t(enrolled ? `link.${link}` : 'link.notEnrolled')}
        </ToneTag>
      </button>
    </Popover>
  );
}
