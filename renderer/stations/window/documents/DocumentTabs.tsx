import { Tabs } from 'antd';
import { useDocumentText } from './document-text.ts';

export type CaseView = 'case' | 'documents';

interface DocumentTabsProps {
  readonly view: CaseView;
  readonly dueCount: number;
  readonly onChange: (view: CaseView) => void;
}

/** 办件 | 文书, which says how many documents the latest step still calls for. */
export function DocumentTabs({ view, dueCount, onChange }: DocumentTabsProps) {
  const { t } = useDocumentText();
  return (
    <Tabs
      activeKey={view}
      onChange={(key) => onChange(key === 'documents' ? 'documents' : 'case')}
      items={[
        { key: 'case', label: t('caseTab') },
        { key: 'documents', label: dueCount > 0 ? t('tabDue', { count: dueCount }) : t('tab') },
      ]}
    />
  );
}
