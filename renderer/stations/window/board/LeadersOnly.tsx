import { LockOutlined } from '@ant-design/icons';
import type { Output } from '../../../../preload/contract.ts';
import { useBoardText } from './board-text.ts';

/** 不是负责人的人看不到统计: why, and who can. Trying again changes nothing. */
export function LeadersOnly({ people }: { readonly people: Output<'leaders'>['people'] }) {
  const { t } = useBoardText();
  return (
    <div className="sheet" data-testid="leaders-only">
      <h2>
        <LockOutlined aria-hidden /> {t('leadersOnly.title')}
      </h2>
      <p>{t('leadersOnly.why')}</p>
      {people.length === 0 ? (
        <p className="soft">{t('leadersOnly.nobody')}</p>
      ) : (
        <>
          <p>{t('leadersOnly.who')}</p>
          <ul className="leaders">
            {people.map(({ id, name, post }) => (
              <li key={id}>
                <b>{name}</b> <span className="soft">{post}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="soft">{t('leadersOnly.own')}</p>
    </div>
  );
}
