import { Drawer } from 'antd';
import { useEffect, useState } from 'react';
import { groupIdNumber } from '../../../../main/domain/mask.ts';
import { onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useApplications } from '../../../desk/hooks.ts';
import { useText } from '../../../text/shell-text.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { OutcomeTag } from '../../../widgets/OutcomeTag.tsx';
import { WhereaboutsTag } from '../../../widgets/WhereaboutsTag.tsx';
import { CaseBox } from '../cases/CaseBox.tsx';
import { PresenceLine } from '../cases/PresenceLine.tsx';
import { HandOver } from '../citizen/HandOver.tsx';
import { CopyOutBox } from '../copy-out/CopyOutBox.tsx';
import { DocumentTab } from '../documents/DocumentTab.tsx';
import { type CaseView, DocumentTabs } from '../documents/DocumentTabs.tsx';
import { FeeBox } from '../fees/FeeBox.tsx';
import { PublicNoticeBox } from '../fees/PublicNoticeBox.tsx';
import { CreditLine } from '../identity/CreditLine.tsx';
import { IdentityBox } from '../identity/IdentityBox.tsx';
import { ClockBox } from '../limits/ClockBox.tsx';
import { StepsBox } from '../moves/StepsBox.tsx';
import { OriginalsBox } from '../wallet/OriginalsBox.tsx';
import { AnswerList } from './AnswerList.tsx';
import { EvidenceBox } from './EvidenceBox.tsx';
import { HandlingLine } from './HandlingLine.tsx';
import { HistoryList } from './HistoryList.tsx';
import { MaterialPages } from './MaterialPages.tsx';
import { ReceiptBox } from './ReceiptBox.tsx';

interface ApplicationDrawerProps {
  readonly applicationId: string | null;
  readonly onClose: () => void;
}

/** One application, from the ledger: read anew whenever the desk hears that it moved. */
export function ApplicationDrawer({ applicationId, onClose }: ApplicationDrawerProps) {
  const { t } = useText();
  const asked = useCall('application', applicationId === null ? null : { applicationId });
  const file = useCall('caseFile', applicationId === null ? null : { applicationId });
  const row = useApplications()?.find(({ id }) => id === applicationId);
  const papers = useCall('documentsOf', applicationId === null ? null : { applicationId });
  const [view, setView] = useState<CaseView>('case');
  const { again } = asked;
  const { again: lookAtPapers } = papers;
  const { again: lookAgain } = file;
  useEffect(() => {
    if (!row) return;
    again();
    lookAgain();
    lookAtPapers();
  }, [row, again, lookAgain, lookAtPapers]);
  // What the county asks or answers moves the case file, and not always the row.
  useEffect(() => onTopic('sync', lookAgain), [lookAgain]);
  const shown = asked.value;
  return (
    <Drawer
      open={applicationId !== null}
      onClose={onClose}
      size={920}
      title={
        shown ? (
          <span className="drawer-title">
            <span className="clip">
              {shown.application.applicantName} · {shown.application.itemName}
            </span>
            <WhereaboutsTag whereabouts={shown.summary.whereabouts} />
            {shown.summary.decision && <OutcomeTag decision={shown.summary.decision} />}
          </span>
        ) : (
          t('detail.title')
        )
      }
    >
      {asked.failure && <FailureAlert failure={asked.failure} onAgain={again} />}
      {shown && (
        <DocumentTabs
          view={view}
          dueCount={papers.value?.possible.filter(({ isDueNow }) => isDueNow).length ?? 0}
          onChange={setView}
        />
      )}
      {shown && view === 'documents' && papers.failure && (
        <FailureAlert failure={papers.failure} onAgain={lookAtPapers} />
      )}
      {shown && view === 'documents' && papers.value && (
        <DocumentTab
          key={shown.application.id}
          ownCase={shown.application}
          view={papers.value}
          onChanged={lookAtPapers}
        />
      )}
      {shown && (
        <div className="detail" hidden={view === 'documents'}>
          <div>
            <p className="mono">
              {shown.application.localNumber} · {groupIdNumber(shown.summary.maskedIdNumber)}
            </p>
            {shown.application.handledBy && <HandlingLine handling={shown.application.handledBy} />}
            <PresenceLine key={shown.application.id} applicationId={shown.application.id} />
            <IdentityBox key={`${shown.application.id} identity`} applicationId={shown.application.id} />
            <CreditLine
              key={`${shown.application.id} credit`}
              applicationId={shown.application.id}
              itemCode={shown.application.itemCode}
            />
            {file.value && (
              <CaseBox
                key={`${shown.application.id} case`}
                application={shown.application}
                file={file.value}
                onChanged={lookAgain}
              />
            )}
            <ClockBox key={`${shown.application.id} clocks`} applicationId={shown.application.id} />
            <FeeBox key={`${shown.application.id} fee`} applicationId={shown.application.id} />
            <PublicNoticeBox application={shown.application} />
            <StepsBox
              key={`${shown.application.id} steps`}
              application={shown.application}
              onMoved={() => {
                again();
                lookAgain();
                lookAtPapers();
              }}
            />
            <h3>{t('detail.timeline')}</h3>
            <HistoryList application={shown.application} summary={shown.summary} />
            <HandOver key={`${shown.application.id} rating`} applicationId={shown.application.id} />
            <h3>{t('detail.materials')}</h3>
            <MaterialPages
              itemCode={shown.application.itemCode}
              materials={file.value?.content.materials ?? shown.application.materials}
            />
            <EvidenceBox key={`${shown.application.id} evidence`} applicationId={shown.application.id} />
            <OriginalsBox
              key={`${shown.application.id} originals`}
              applicationId={shown.application.id}
              itemCode={shown.application.itemCode}
            />
            <h3>{t('detail.answers')}</h3>
            <CopyOutBox key={`${shown.application.id} copy`} applicationId={shown.application.id} />
            <AnswerList
              application={{ ...shown.application, form: file.value?.content.form ?? shown.application.form }}
            />
          </div>
          <ReceiptBox key={shown.application.id} summary={shown.summary} />
        </div>
      )}
    </Drawer>
  );
}
