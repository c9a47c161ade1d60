import type { DeviceTest } from '../../../../preload/contract-devices.ts';
import { usePadText } from './pad-text.ts';

interface PluginResultProps {
  readonly test: Extract<DeviceTest, { readonly kind: 'photo' | 'signature' | 'finger' }>;
}

/** What a plug-in brought, to be looked at and forgotten. */
export function PluginResult({ test }: PluginResultProps) {
  const { t } = usePadText();
  if (test.kind === 'photo') {
    if (test.photo.kind === 'none') return t(`noPhoto.${test.photo.because}`);
    return <img src={`data:image/bmp;base64,${test.photo.bmpBase64}`} alt={t('photo')} />;
  }
  if (test.kind === 'signature') {
    const seconds = (test.durationMs / 1_000).toFixed(1);
    return (
      <figure className="pad-signature">
        <img src={`data:image/png;base64,${test.pngBase64}`} alt={t('picture')} />
        <figcaption>{t('signature', { strokes: test.strokeCount, points: test.pointCount, seconds })}</figcaption>
      </figure>
    );
  }
  return (
    <>
      {t(`verdict.${test.verdict}`, { score: Math.round(test.score) })} {test.hint && t(`hint.${test.hint}`)}
    </>
  );
}
