import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { ApplicationSummary, Draft } from '../../../../main/domain/application.ts';
import { shortTime } from '../../../../main/domain/dates.ts';
import { failurePolicy } from '../../../../main/domain/failure-tables.ts';
import { readPointer } from '../../../../main/domain/form/json-pointer.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { AlarmView } from '../../../../preload/contract-alarms.ts';
import type { TrayEntry } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { useApplications, useDrafts } from '../../../desk/hooks.ts';
import { useText } from '../../../text/shell-text.ts';
import { FailureAlert, failureCodeOf } from '../../../widgets/FailureAlert.tsx';
import { TrayList } from '../cases/TrayList.tsx';
import { AlarmList } from '../limits/AlarmList.tsx';
import { ExportButton } from '../packages/ExportButton.tsx';
import { PackagesBlock } from '../packages/PackagesBlock.tsx';
import { OpenOriginals } from '../wallet/OpenOriginals.tsx';

interface AttentionPageProps {
  readonly tray: readonly TrayEntry[];
  readonly alarms: readonly AlarmView[];
  readonly onOpen: (applicationId: string) => void;
  readonly onContinue: (draftId: string) => void;
}

/** 待办: what waits for a person. Nothing that could not be sent is ever dropped; it lies here with its reason. */
export function AttentionPage({ tray, alarms, onOpen, onContinue }: AttentionPageProps) {
  const { t } = useText();
  const waiting = (useApplications() ?? []).filter((application) => application.whereabouts === 'needs-attention');
  const drafts = useDrafts() ?? [];
  return (
    <section className="page page-scroll">
      {tray.length > 0 && <TrayList tray={tray} onOpen={onOpen} />}
      {alarms.length > 0 && <AlarmList alarms={alarms} onOpen={onOpen} />}
      {(waiting.length > 0 || tray.length === 0) && <h2>{t('attention.needs')}</h2>}
      {waiting.length === 0 && tray.length === 0 && <p className="soft">{t('attention.none')}</p>}
      <ul className="cards">
        {waiting.map((application) => (
          <StuckApplication key={application.id} application={application} onOpen={onOpen} />
        ))}
      </ul>
      <OpenOriginals onOpen={onOpen} />
      <PackagesBlock />
      <h2>{t('attention.drafts')}</h2>
      {drafts.length === 0 && <p className="soft">{t('attention.noDrafts')}</p>}
      <ul className="cards">
        {drafts.map((draft) => (
          <OpenDraft key={draft.id} draft={draft} onContinue={onContinue} />
        ))}
      </ul>
    </section>
  );
}

function StuckApplication({ application, onOpen }: { application: ApplicationSummary; onOpen: (id: string) => void }) {
  const { t } = useText();
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const code = failureCodeOf(application.sendFailure);
  const isCountys = code !== null && failurePolicy[code] === 'stop';
  return (
    <li className="sheet card">
      <div className="card-head">
        <b className="clip">{application.applicantName}</b>
        <span className="clip">{application.itemName}</span>
        <span className="mono soft">{application.localNumber}</span>
        <span className="top-gap" />
        <ExportButton applicationIds={[application.id]} />
        <Button onClick={() => onOpen(application.id)}>{t('detail.title')}</Button>
        <Button
          type="primary"
          onClick={async () => {
            const reply = await call('resend', { applicationId: application.id });
            setRefusal(reply.ok ? null : reply.failure);
          }}
        >
          {t('attention.resend')}
        </Button>
      </div>
      {code && <FailureAlert failure={{ code }} />}
      <p className="soft">
        {t('attention.who')}: {t(isCountys ? 'attention.whoCounty' : 'attention.whoStaff')}
      </p>
      {refusal && <FailureAlert failure={refusal} />}
    </li>
  );
}

function OpenDraft({ draft, onContinue }: { draft: Draft; onContinue: (id: string) => void }) {
  const { t } = useText();
  const name = readPointer(draft.form, '/applicant/name');
  return (
    <li className="sheet card">
      <div className="card-head">
        <b className="clip">{typeof name === 'string' && name !== '' ? name : t('attention.nobody')}</b>
        <span className="clip">{draft.itemName}</span>
        <span className="mono soft">{t('attention.updated', { at: shortTime(draft.updatedAt) })}</span>
        <span className="top-gap" />
        <Popconfirm
          title={t('attention.discardAsk')}
          okText={t('attention.discard')}
          onConfirm={() => call('discardDraft', { draftId: draft.id })}
        >
          <Button>{t('attention.discard')}</Button>
        </Popconfirm>
        <Button type="primary" onClick={() => onContinue(draft.id)}>
          {t('attention.continue')}
        </Button>
      </div>
    </li>
  );
}
