import { Alert, App, Button, Input, Popconfirm } from 'antd';
import { useId, useMemo, useState } from 'react';
import type { Application } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { AmendingView, CaseFileView } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { ItemForm } from '../../../form/ItemForm.tsx';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { AddedPapers } from './AddedPapers.tsx';
import { AskedItems } from './AskedItems.tsx';
import { amendableItem } from './amend-form.ts';
import { useCaseText } from './case-text.ts';
import { useAmending } from './use-amending.ts';

interface AmendFormProps {
  readonly application: Application;
  /** As it was when this form was opened. */
  readonly begun: CaseFileView;
  /** As it is now. */
  readonly file: CaseFileView;
  readonly item: Item;
  readonly onOvertaken: (file: CaseFileView) => void;
  readonly onClose: () => void;
}

/** The form as it stands now, papers to add, and a reason. */
export function AmendForm({ application, begun, file, item, onOvertaken, onClose }: AmendFormProps) {
  const { t, language } = useCaseText();
  const { notification } = App.useApp();
  const reasonField = useId();
  const applicationId = application.id;
  const amending = useAmending(application, begun);
  const { base, draft, reason, wishes, failure } = amending;
  const [papers, setPapers] = useState<AmendingView['materials']>(begun.amending?.materials ?? []);
  const [isSubmitting, setSubmitting] = useState(false);
  const shownItem = useMemo(() => amendableItem(item), [item]);

  const submit = async () => {
    amending.settle();
    setSubmitting(true);
    try {
      const saved = await amending.save();
      const sent = saved.ok ? await call('amendApplication', { applicationId, base }) : saved;
      if (sent.ok) {
        notification.success({ key: `amended-${applicationId}`, title: t('amend.saved'), placement: 'topRight' });
        return onClose();
      }
      amending.setFailure(sent.failure);
    } finally {
      setSubmitting(false);
    }
    amending.settle(false);
  };
  const drop = async () => {
    amending.settle();
    await call('dropAmending', { applicationId });
    onClose();
  };
  const lookAtChange = async () => {
    const saved = await amending.save();
    if (!saved.ok) return amending.setFailure(saved.failure);
    onOvertaken(saved.value);
  };
  const isAnswer = file.isCorrectionOpen;
  const isChanged = wishes.length > 0 || papers.length > 0 || isAnswer;
  const isOvertaken = file.content.madeBy !== base;
  return (
    <>
      {isOvertaken && !isSubmitting && (
        <Alert
          className="amend-overtaken"
          type="warning"
          showIcon
          title={t('amend.overtaken')}
          description={t('amend.overtakenBody')}
          action={
            <Button type="primary" onClick={lookAtChange}>
              {t('amend.lookAtChange')}
            </Button>
          }
        />
      )}
      <p className="soft">{t('amend.frozen')}</p>
      {isAnswer && file.correction && (
        <section className="panel">
          <h3>{t('amend.asked')}</h3>
          <p className="keep-lines wrap-anywhere">{file.correction.text}</p>
          <AskedItems correction={file.correction} item={item} />
        </section>
      )}
      <section className="panel">
        <h3>{t('amend.materials')}</h3>
        <AddedPapers
          applicationId={applicationId}
          item={item}
          papers={papers}
          asked={isAnswer ? (file.correction?.items ?? []) : []}
          onPapers={setPapers}
        />
      </section>
      <section className="panel">
        <h3>{t('amend.form')}</h3>
        <ItemForm
          item={shownItem}
          draft={draft}
          problems={failure?.problems ?? []}
          language={language}
          onChange={amending.change}
        />
      </section>
      <label htmlFor={reasonField}>{t('amend.reason')}</label>
      <Input.TextArea
        id={reasonField}
        value={reason}
        rows={2}
        maxLength={1000}
        placeholder={t('amend.reasonHint')}
        onChange={(event) => amending.explain(event.target.value)}
      />
      {failure && <FailureAlert failure={failure} />}
      <p className="amend-actions">
        <Button
          type="primary"
          loading={isSubmitting}
          disabled={!isChanged || isOvertaken || reason.trim().length < 2}
          onClick={submit}
        >
          {t('amend.submit')}
        </Button>
        <Popconfirm title={t('amend.dropAsk')} okText={t('amend.drop')} onConfirm={drop}>
          <Button disabled={isSubmitting}>{t('amend.drop')}</Button>
        </Popconfirm>
        {!isChanged && <span className="soft">{t('amend.unchanged')}</span>}
      </p>
    </>
  );
}
