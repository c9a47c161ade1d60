import { Drawer } from 'antd';
import { ReadingSheet } from '../widgets/ReadingSheet.tsx';
import { type HelpPage, helpPages } from './help-pages.ts';
import { useHelpText } from './help-text.ts';

interface HelpSheetProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly page: HelpPage;
  readonly onClose: () => void;
}

/** Lies beside the work and covers none of what is being typed for longer than it is read. */
export function HelpSheet({ isOpen, title, page, onClose }: HelpSheetProps) {
  const { t, language } = useHelpText();
  const { what, keys, problems } = helpPages[page][language];
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      title={`${t('open')} · ${title}`}
      size={440}
      mask={false}
      className="help-sheet"
    >
      <ReadingSheet label={title}>
        <h3>{t('what')}</h3>
        <p>{what}</p>
        {keys.length > 0 && (
          <>
            <h3>{t('keys')}</h3>
            <dl className="help-keys">
              {keys.map(([key, words]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
        <h3>{t('problems')}</h3>
        <dl className="help-problems">
          {problems.map(([seen, todo]) => (
            <div key={seen}>
              <dt>{seen}</dt>
              <dd>{todo}</dd>
            </div>
          ))}
        </dl>
        <p className="soft">{t('everywhere')}</p>
      </ReadingSheet>
    </Drawer>
  );
}
