import './parts-bar.css';
import { useSlowCalls } from '../bridge/slow-calls.ts';
import { useWorkText } from './work-text.ts';

/**
 * Over every page: whatever was asked of the main process and takes longer than a second is seen to be under way. What knows its
 * parts has a bar of its own besides (WorkBar); this one is there for all the others, also for those that nobody has thought of.
 */
export function CallBar() {
  const { t } = useWorkText();
  if (!useSlowCalls()) return null;
  return (
    <div className="call-bar" role="status" data-testid="call-bar">
      <span className="visually-hidden">{t('busy')}</span>
    </div>
  );
}
