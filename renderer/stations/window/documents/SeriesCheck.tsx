import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { documentTrade } from '../../../../main/domain/documents/kinds.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { WorkBar } from '../../../widgets/WorkBar.tsx';
import { useDocumentText } from './document-text.ts';

/** 文号检查 (R16): every series that this terminal has begun, and what is missing in it. */
export function SeriesCheck() {
  const { t, language } = useDocumentText();
  const [series, setSeries] = useState<Output<'documentSeries'> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const look = async () => {
    setBusy(true);
    const answer = await call('documentSeries', {}).finally(() => setBusy(false));
    if (answer.ok) setSeries(answer.value);
    setFailure(answer.ok ? null : answer.failure);
  };
  const broken = series?.filter(({ missing, doubled }) => missing.length + doubled.length > 0) ?? [];
  return (
    <div className="series-check">
      <Button size="small" loading={isBusy} onClick={() => void look()}>
        {t('series.check')}
      </Button>
      {isBusy && <WorkBar kinds={['series']} />}
      {failure && <FailureAlert failure={failure} />}
      {series && broken.length === 0 && (
        <p role="status">
          <CheckCircleOutlined aria-hidden /> {t('series.whole', { count: series.length })}
        </p>
      )}
      {broken.map(({ unit, kind, year, missing, doubled }) => (
        <p key={`${unit} ${kind} ${year}`} role="alert" className="document-void">
          <WarningOutlined aria-hidden /> {language === 'zh' ? documentTrade[kind].name : documentTrade[kind].nameEn}{' '}
          {unit}〔{year}〕{missing.length > 0 && t('series.missing', { numbers: missing.join('、') })}
          {doubled.length > 0 && t('series.doubled', { numbers: doubled.join('、') })}
        </p>
      ))}
    </div>
  );
}
