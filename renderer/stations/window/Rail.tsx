import {
  BarChartOutlined,
  CalendarOutlined,
  ExclamationCircleOutlined,
  FileAddOutlined,
  NotificationOutlined,
  SearchOutlined,
  SettingOutlined,
  SwapOutlined,
} from '@ant-design/icons';
import { Badge } from 'antd';
import type { ReactNode } from 'react';
import { HelpButton } from '../../help/HelpButton.tsx';
import { useText } from '../../text/shell-text.ts';
import { type PageName, pageNames } from './pages.ts';

const icons: Readonly<Record<PageName, ReactNode>> = {
  intake: <FileAddOutlined />,
  today: <CalendarOutlined />,
  attention: <ExclamationCircleOutlined />,
  search: <SearchOutlined />,
  handover: <SwapOutlined />,
  open: <NotificationOutlined />,
  statistics: <BarChartOutlined />,
  settings: <SettingOutlined />,
};

interface RailProps {
  readonly page: PageName;
  readonly onPage: (page: PageName) => void;
  readonly attention: number;
}

export function Rail({ page, onPage, attention }: RailProps) {
  const { t } = useText();
  return (
    <nav className="rail" aria-label={t('product')}>
      {pageNames.map((name) => (
        <button
          key={name}
          type="button"
          className="rail-button"
          aria-current={page === name ? 'page' : undefined}
          onClick={() => onPage(name)}
        >
          <Badge count={name === 'attention' ? attention : 0} size="small">
            <span className="rail-icon" aria-hidden>
              {icons[name]}
            </span>
          </Badge>
          <span>{t(`rail.${name}`)}</span>
        </button>
      ))}
      <HelpButton page={`window.${page}`} className="rail-button rail-help" />
    </nav>
  );
}
