import { Segmented } from 'antd';
import { useState } from 'react';
import { NoticeList } from '../../widgets/NoticeList.tsx';
import { KioskGuides } from './KioskGuides.tsx';
import { useKioskText } from './kiosk-text.ts';

type Tab = 'guidesTab' | 'noticesTab';
const tabs: readonly Tab[] = ['guidesTab', 'noticesTab'];

/** 办事指南·公告: what may be read without telling who one is. */
export function GuidesPage() {
  const { t } = useKioskText();
  const [tab, setTab] = useState<Tab>('guidesTab');
  return (
    <div className="kiosk-tabbed">
      <Segmented<Tab> value={tab} options={tabs.map((value) => ({ value, label: t(value) }))} onChange={setTab} />
      {tab === 'guidesTab' ? <KioskGuides /> : <NoticeList />}
    </div>
  );
}
