import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Alert } from 'antd';
import { ToneTag } from '../widgets/ToneTag.tsx';
import { type FontSample, fontSamples, nameSamples } from './font-check.ts';
import { useSetupText } from './setup-text.ts';
import { useFontReport } from './use-font-report.ts';

/** Rare characters of names and the scripts of the county's people, drawn here and looked at by the machine as well. */
export function FontsStep() {
  const { t } = useSetupText();
  const report = useFontReport();
  const bad = report ? (Object.keys(report) as FontSample[]).filter((name) => report[name].length > 0) : [];
  const isHarmful = bad.some((name) => nameSamples.includes(name));
  return (
    <>
      <h2>{t('fonts.title')}</h2>
      <p className="soft">{t('fonts.why')}</p>
      <ul className="setup-fonts">
        {(Object.keys(fontSamples) as FontSample[]).map((name) => (
          <li key={name} data-sample={name}>
            <span>{t(`fonts.samples.${name}`)}</span>
            <span className="setup-sample">{fontSamples[name]}</span>
            {report === null ? <span className="soft">{t('fonts.checking')}</span> : <Verdict missing={report[name]} />}
          </li>
        ))}
      </ul>
      {report && bad.length === 0 && <Alert type="success" showIcon role="status" title={t('fonts.allGood')} />}
      {bad.length > 0 && (
        <Alert
          type={isHarmful ? 'error' : 'warning'}
          showIcon
          role="status"
          title={t(isHarmful ? 'fonts.badNames' : 'fonts.someBad')}
        />
      )}
    </>
  );
}

function Verdict({ missing }: { readonly missing: readonly string[] }) {
  const { t } = useSetupText();
  if (missing.length === 0) {
    return (
      <ToneTag tone="good" icon={<CheckCircleFilled />}>
        {t('fonts.good')}
      </ToneTag>
    );
  }
  const codes = missing.map((sign) => `U+${sign.codePointAt(0)?.toString(16).toUpperCase()}`);
  return (
    <ToneTag tone="warn" icon={<ExclamationCircleFilled />}>
      {t('fonts.bad', { signs: codes.slice(0, 3).join(' ') })}
    </ToneTag>
  );
}
