import { CheckCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { useDrafts } from '../../../desk/hooks.ts';
import { useTabKeys } from './use-tab-keys.ts';
import { anotherItem, changeVisit, type Visit } from './visit.ts';
import { useVisitText } from './visit-text.ts';

/** One visit, several items: they stand side by side and share the visitor (R15). */
export function VisitTabs({ visit }: { readonly visit: Visit }) {
  const { t } = useVisitText();
  const drafts = useDrafts() ?? [];
  useTabKeys(visit);
  if (visit.draftIds.length + visit.acceptedIds.length === 0) return null;
  return (
    <nav className="visit-tabs" aria-label={t('tabs.label')} title={t('tabs.keys')}>
      {visit.acceptedIds.map((id, index) => (
        <span key={id} className="visit-tab-done good">
          <CheckCircleOutlined aria-hidden /> {t('tabs.accepted')} {index + 1}
        </span>
      ))}
      {visit.draftIds.map((id) => (
        <button
          type="button"
          key={id}
          className="visitor-tab"
          aria-pressed={id === visit.activeDraftId}
          onClick={() => changeVisit({ activeDraftId: id, justAcceptedId: null })}
        >
          {drafts.find((one) => one.id === id)?.itemName ?? '…'}
        </button>
      ))}
      <button type="button" className="visit-tab-new" aria-keyshortcuts="Alt+A" onClick={anotherItem}>
        <PlusOutlined aria-hidden /> {t('tabs.another')} <kbd>Alt+A</kbd>
      </button>
    </nav>
  );
}
