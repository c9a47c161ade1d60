import './card.css';
import { UserOutlined } from '@ant-design/icons';
import { useCall } from '../../../bridge/hooks.ts';
import { useCardText } from './card-text.ts';

interface CardPhotoProps {
  readonly readingId: string;
  readonly name: string;
  /** Beside other words: the reason is in the tooltip alone. */
  readonly isSmall?: boolean;
}

/** The photo of the chip, or in words why there is none. No face is ever made up. */
export function CardPhoto({ readingId, name, isSmall = false }: CardPhotoProps) {
  const { t } = useCardText();
  const asked = useCall('cardPhoto', { readingId });
  const className = isSmall ? 'card-photo card-photo-small' : 'card-photo';
  if (asked.value?.kind === 'picture') {
    return (
      <img className={className} src={`data:image/bmp;base64,${asked.value.bmpBase64}`} alt={t('photoOf', { name })} />
    );
  }
  if (asked.value === null && asked.failure === null) return <span className={className} aria-hidden />;
  const why = t(`noPhoto.${asked.value?.because ?? 'lost'}`);
  return (
    <span className={className} title={why} role="img" aria-label={why}>
      <UserOutlined aria-hidden />
      {!isSmall && <small>{why}</small>}
    </span>
  );
}
