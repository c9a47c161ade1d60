import { Alert, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import { caseStateNames } from '../../../../main/domain/case/states.ts';
import { shanghaiDate } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { EarlierCaseView } from '../../../../preload/contract-window.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { deskReady } from '../../../desk/current-desk.ts';
import { focusFirstOpenField } from '../../../form/field-focus.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useVisitText } from './visit-text.ts';

interface EarlierCasesProps {
  readonly draft: Draft;
  readonly onOpen: (applicationId: string) => void;
}

/** 同人同事项在办: said while there is time to look, without a line to anybody. */
export function EarlierCases({ draft, onOpen }: EarlierCasesProps) {
  const { t } = useVisitText();
  const { value: earlier, again } = useCall('earlierCases', { draftId: draft.id });
  const applicant = (draft.form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  const who = `${String(applicant.idNumber ?? '')} ${String(applicant.name ?? '')}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person, another answer
  useEffect(again, [again, who, draft.revision]);
  if (!earlier || earlier.length === 0) return null;
  const open = earlier.filter(
    ({ match, localNumber }) => match === 'certain' && !draft.goesOn?.beside.includes(localNumber),
  );
  return (
    <Alert
      className="earlier-cases"
      type={open.length > 0 ? 'warning' : 'info'}
      showIcon
      title={t('earlier.title')}
      description={
        <>
          <ul>
            {earlier.map((one) => (
              <EarlierRow key={one.localNumber} one={one} onOpen={onOpen} />
            ))}
          </ul>
          {open.length > 0 && <ReasonForm draft={draft} />}
          {draft.goesOn && open.length === 0 && <p>{t('earlier.noted', { reason: draft.goesOn.reason })}</p>}
        </>
      }
    />
  );
}

function EarlierRow({ one, onOpen }: { readonly one: EarlierCaseView; readonly onOpen: (id: string) => void }) {
  const { t, pick } = useVisitText();
  const { applicationId } = one;
  return (
    <li>
      <span className="mono">{one.localNumber}</span> · {t('earlier.received', { date: shanghaiDate(one.receivedAt) })}{' '}
      · {pick(caseStateNames[one.state])}
      {one.match === 'likely' && <span className="soft"> · {t('earlier.likely')}</span>}
      {applicationId !== null && (
        <Button type="link" size="small" onClick={() => onOpen(applicationId)}>
          {t('earlier.open')}
        </Button>
      )}
    </li>
  );
}

function ReasonForm({ draft }: { readonly draft: Draft }) {
  const { t } = useVisitText();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const isGiven = reason.trim().length >= 2;
  const give = async () => {
    if (!isGiven) return;
    await (await deskReady()).settled();
    const noted = await call('goOnBeside', { draftId: draft.id, reason: reason.trim() });
    setFailure(noted.ok ? null : noted.failure);
    if (noted.ok) goOnTyping();
  };
  return (
    <>
      <p>{t('earlier.hint')}</p>
      <div className="handling-row">
        <Input
          className="earlier-reason"
          aria-label={t('earlier.reason')}
          placeholder={t('earlier.reason')}
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          onKeyDown={(event) => {
            // Enter is the answer here; it must not wander on through the form.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.stopPropagation();
            void give();
          }}
        />
        <Button disabled={!isGiven} onClick={() => void give()}>
          {t('earlier.goOn')}
        </Button>
      </div>
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}

/** The reason's own field leaves the page; the cursor goes on to what is still open. */
function goOnTyping(): void {
  const form = document.querySelector<HTMLElement>('.item-form');
  if (form) focusFirstOpenField(form);
  else document.querySelector<HTMLElement>('.intake-actions .ant-btn-primary')?.focus();
}
