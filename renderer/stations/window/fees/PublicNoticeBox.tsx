import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { Application } from '../../../../main/domain/application.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import { type NoticeStage, noticeProcedure } from '../../../../main/domain/public-notice.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { useItem } from '../../../desk/hooks.ts';
import { SheetButtons } from '../../../disclosure/SheetButtons.tsx';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useTerminalClock } from '../../../widgets/use-terminal-clock.ts';
import { useFeeText } from './fee-text.ts';

/** 公示单, where the catalogue orders a public notice for this application. */
export function PublicNoticeBox({ application }: { readonly application: Application }) {
  const { t } = useFeeText();
  const item = useItem(application.itemCode);
  const today = shanghaiDate(useTerminalClock());
  const [from, setFrom] = useState<string | null>(null);
  const [stage, setStage] = useState<NoticeStage>('review');
  const [failure, setFailure] = useState<Failure | null>(null);
  if (!item || noticeProcedure(item, application, today) === null) return null;
  const asked = { applicationId: application.id, from: from ?? today, stage };
  return (
    <section className="fee-box">
      <h3>{t('posted')}</h3>
      <div className="posted-choices">
        <Input
          type="date"
          aria-label={t('from')}
          value={from ?? today}
          onChange={({ target }) => setFrom(target.value === '' ? null : target.value)}
        />
        <Radio.Group
          value={stage}
          onChange={({ target }) => setStage(target.value as NoticeStage)}
          options={[
            { value: 'review', label: t('stage.review') },
            { value: 'decision', label: t('stage.decision'), disabled: application.decision === null },
          ]}
        />
        <SheetButtons words={t('print')} ask={() => call('publicNotice', asked)} onFailure={setFailure} />
      </div>
      {failure && <FailureAlert failure={failure} />}
    </section>
  );
}
