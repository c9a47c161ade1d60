import type { DeviceTest } from '../../../../preload/contract.ts';
import { usePadText } from './pad-text.ts';

interface PadResultProps {
  readonly test: Extract<DeviceTest, { readonly kind: 'signature' | 'finger' }>;
}

/** What a signature pad or a fingerprint reader brought, to be looked at and forgotten. */
export function PadResult({ test }: PadResultProps) {
  const { t } = usePadText();
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
