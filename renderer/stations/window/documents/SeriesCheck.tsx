import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { documentTrade } from '../../../../main/domain/documents/kinds.ts';
import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { useDocumentText } from './document-text.ts';

/** 文号检查 (R16): every series that this terminal has begun, and what is missing in it. */
export function SeriesCheck() {
  const { t, language } = useDocumentText();
  const [series, setSeries] = useState<Output<'documentSeries'> | null>(null);
  const look = async () => {
    const answer = await call('documentSeries', {});
    if (answer.ok) setSeries(answer.value);
  };
  const broken = series?.filter(({ missing, doubled }) => missing.length + doubled.length > 0) ?? [];
  return (
    <div className="series-check">
      <Button size="small" onClick={() => void look()}>
        {t('series.check')}
      </Button>
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
