import { BookOutlined, NotificationOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { Frame } from '../apply/Frame.tsx';
import { BigChoices } from '../asked/BigChoices.tsx';
import { FindGuide } from './FindGuide.tsx';
import { useGuidesText } from './guides-text.ts';
import { NoticesPage } from './NoticesPage.tsx';

interface GuidesPageProps {
  readonly isElder: boolean;
  readonly canPrint: boolean;
  readonly onBack: () => void;
}

/** 办事指南·公告: what may be read without telling who one is. */
export function GuidesPage({ isElder, canPrint, onBack }: GuidesPageProps) {
  const { t } = useGuidesText();
  const [part, setPart] = useState<'guides' | 'notices' | null>(null);
  if (part === 'guides') return <FindGuide isElder={isElder} canPrint={canPrint} onBack={() => setPart(null)} />;
  if (part === 'notices') return <NoticesPage onBack={() => setPart(null)} />;
  return (
    <Frame page="guides" title={t('what')} onBack={onBack}>
      <BigChoices
        choices={[
          { key: 'guides', label: t('guides'), hint: t('guidesHint'), icon: <BookOutlined aria-hidden /> },
          { key: 'notices', label: t('notices'), hint: t('noticesHint'), icon: <NotificationOutlined aria-hidden /> },
        ]}
        onChoose={(key) => setPart(key === 'notices' ? 'notices' : 'guides')}
      />
    </Frame>
  );
}
