import { App, Button, Drawer, Input, Popconfirm } from 'antd';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { changesFrom, formAfter } from '../../../../main/domain/amendment.ts';
import type { Application, Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { answerAt, answerPointers } from '../../../../main/domain/form/answers.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { AmendingView, CaseFileView } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { ItemForm } from '../../../form/ItemForm.tsx';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { AddedPapers } from './AddedPapers.tsx';
import { AskedItems } from './AskedItems.tsx';
import { amendableItem, asDraft } from './amend-form.ts';
import { useCaseText } from './case-text.ts';

interface AmendDrawerProps {
  readonly application: Application;
  readonly file: CaseFileView;
  readonly item: Item;
  readonly onClose: () => void;
}

const autosaveMs = 400;

/** 补正: the form as it stands now, papers to add, and a reason. What is typed is in the ledger within a second. */
export function AmendDrawer({ application, file, item, onClose }: AmendDrawerProps) {
  const { t, language } = useCaseText();
  const { notification } = App.useApp();
  const reasonField = useId();
  const { applicationId, base, content } = {
    applicationId: application.id,
    base: file.content.madeBy,
    content: file.content,
  };
  const [draft, setDraft] = useState(() => asDraft(application, formAfter(content.form, file.amending?.wishes ?? [])));
  const [reason, setReason] = useState(file.amending?.reason ?? '');
  const [papers, setPapers] = useState<AmendingView['materials']>(file.amending?.materials ?? []);
  const [failure, setFailure] = useState<Failure | null>(null);
  const shownItem = useMemo(() => amendableItem(item), [item]);
  const wishes = useMemo(() => wishesOf(content.form, draft), [content.form, draft]);

  const save = () => call('saveAmending', { applicationId, reason, wishes });
  const isTouched = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `save` is made of what is listed
  useEffect(() => {
    if (!isTouched.current) return;
    const timer = setTimeout(
      () => void save().then((reply) => setFailure(reply.ok ? null : reply.failure)),
      autosaveMs,
    );
    return () => clearTimeout(timer);
  }, [reason, wishes]);

  const submit = async () => {
    const saved = await save();
    const sent = saved.ok ? await call('amendApplication', { applicationId, base }) : saved;
    if (!sent.ok) return setFailure(sent.failure);
    notification.success({ key: `amended-${applicationId}`, title: t('amend.saved'), placement: 'topRight' });
    onClose();
  };
  const isAnswer = file.isCorrectionOpen;
  const isChanged = wishes.length > 0 || papers.length > 0 || isAnswer;
  return (
    <Drawer open onClose={onClose} size={1080} title={t('amend.title')} className="amend">
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
          onChange={(change) => {
            isTouched.current = true;
            setDraft(change);
          }}
        />
      </section>
      <label htmlFor={reasonField}>{t('amend.reason')}</label>
      <Input.TextArea
        id={reasonField}
        value={reason}
        rows={2}
        maxLength={1000}
        placeholder={t('amend.reasonHint')}
        onChange={(event) => {
          isTouched.current = true;
          setReason(event.target.value);
        }}
      />
      {failure && <FailureAlert failure={failure} />}
      <p className="amend-actions">
        <Button type="primary" disabled={!isChanged || reason.trim().length < 2} onClick={submit}>
          {t('amend.submit')}
        </Button>
        <Popconfirm
          title={t('amend.dropAsk')}
          okText={t('amend.drop')}
          onConfirm={() => call('dropAmending', { applicationId }).then(onClose)}
        >
          <Button>{t('amend.drop')}</Button>
        </Popconfirm>
        {!isChanged && <span className="soft">{t('amend.unchanged')}</span>}
      </p>
    </Drawer>
  );
}

function wishesOf(before: CaseFileView['content']['form'], { form }: Pick<Draft, 'form'>) {
  const pointers = new Set([...answerPointers(before), ...answerPointers(form)]);
  const all = [...pointers].map((pointer) => ({ pointer, to: answerAt(form, pointer) }));
  return changesFrom(before, all).map(({ pointer, to }) => ({ pointer, to }));
}
