import { Spin } from 'antd';
import type { WorkKind } from '../../preload/contract-work.ts';
import { useText } from '../text/shell-text.ts';
import { WorkBar } from './WorkBar.tsx';

interface WaitingProps {
  readonly words?: string;
  /** The work that is waited for: how far it is, where that is known. */
  readonly kinds?: readonly WorkKind[];
}

export function Waiting({ words, kinds = [] }: WaitingProps) {
  const { t } = useText();
  return (
    <div className="centred-page">
      <div>
        <div role="status">
          <Spin size="small" /> {words ?? t('waiting')}
        </div>
        {kinds.length > 0 && <WorkBar kinds={kinds} />}
      </div>
    </div>
  );
}
