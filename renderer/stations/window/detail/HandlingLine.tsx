import { EnvironmentOutlined } from '@ant-design/icons';
import type { Handling } from '../../../../main/domain/place/handling.ts';
import { useVisitText } from '../intake/visit-text.ts';

/** 异地代收 (R50): who decides, and how the result comes back. */
export function HandlingLine({ handling }: { readonly handling: Handling }) {
  const { t } = useVisitText();
  const { placeName, pickup, address = '' } = handling;
  return (
    <p>
      <EnvironmentOutlined aria-hidden /> {t('place.label')}：{t('place.elsewhere', { name: placeName })}
      {pickup !== undefined &&
        ` · ${t('place.pickup')}：${t(`place.${pickup}`)}${address === '' ? '' : `（${address}）`}`}
    </p>
  );
}
