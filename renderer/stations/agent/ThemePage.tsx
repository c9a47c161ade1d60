import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type FirstTheme, firstThemeWords } from '../../../main/domain/item-facets.ts';
import { useItems } from '../../desk/hooks.ts';
import { Waiting } from '../../widgets/Waiting.tsx';
import { useAgentText } from './agent-text.ts';

interface ThemePageProps {
  readonly theme: FirstTheme;
  readonly onStart: (itemCode: string) => void;
  readonly onBack: () => void;
}

/** One of the four themes: its items, and what each asks for. */
export function ThemePage({ theme, onStart, onBack }: ThemePageProps) {
  const { t, pick } = useAgentText();
  const items = useItems();
  if (!items) return <Waiting />;
  const found = items.filter(({ themes, status }) => themes.includes(theme) && status !== 'retired');
  return (
    <div className="agent-column">
      <div className="agent-title">
        <Button icon={<ArrowLeftOutlined />} onClick={onBack}>
          {t('visit.back')}
        </Button>
        <h1>{pick(firstThemeWords[theme])}</h1>
      </div>
      {found.length === 0 && <p className="agent-none">{t('theme.none')}</p>}
      <ul className="agent-cards">
        {found.map(({ code, name, materials }) => (
          <li key={code}>
            <button type="button" className="agent-card" onClick={() => onStart(code)}>
              <b>{name}</b>
              <span className="soft">{t('theme.materials', { count: materials.length })}</span>
              <span className="agent-card-bring">{materials.map((one) => one.name).join('、')}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
