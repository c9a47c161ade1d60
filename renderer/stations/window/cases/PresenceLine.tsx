import { TeamOutlined } from '@ant-design/icons';
import { useCaseText } from './case-text.ts';
import { usePresence } from './use-presence.ts';

/** Who else has it open, here or at the county. It never blocks anybody. */
export function PresenceLine({ applicationId }: { readonly applicationId: string }) {
  const { t } = useCaseText();
  const heard = usePresence(applicationId);
  if (heard === null) return null;
  if (!heard.known) return <p className="soft">{t('presence.unknown')}</p>;
  return heard.others.map(({ place, name, forSeconds }) => {
    const minutes = Math.floor(forSeconds / 60);
    const since = minutes < 1 ? t('presence.now') : t('presence.minutes', { count: minutes });
    return (
      <p key={`${place} ${name}`} className="presence" role="status">
        <TeamOutlined aria-hidden /> {t('presence.other', { place, name, since })}
      </p>
    );
  });
}
