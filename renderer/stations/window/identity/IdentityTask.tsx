import { PauseCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { TrayEntry } from '../../../../preload/contract-cases.ts';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useIdentityText } from './identity-text.ts';

interface IdentityTaskProps {
  readonly entry: Extract<TrayEntry, { kind: 'identity' }>;
  readonly onOpen: (applicationId: string) => void;
}

/** 挂起的办件: everybody sees that it stands still, the lead opens it. */
export function IdentityTask({ entry, onOpen }: IdentityTaskProps) {
  const { t } = useIdentityText();
  return (
    <li className="sheet card" data-tray="identity">
      <div className="card-head">
        <ToneTag tone="bad" icon={<PauseCircleOutlined />}>
          {t('task')}
        </ToneTag>
        <span className="clip">
          {entry.applicantName} · {entry.itemName}
        </span>
        <span className="mono soft">{entry.localNumber}</span>
        <span className="top-gap" />
        <Button type={entry.isForMe ? 'primary' : 'default'} onClick={() => onOpen(entry.applicationId)}>
          {t('open')}
        </Button>
      </div>
      <p className="wrap-anywhere">{t('note', { note: entry.note })}</p>
      <p className="soft">{t('forLead')}</p>
    </li>
  );
}
