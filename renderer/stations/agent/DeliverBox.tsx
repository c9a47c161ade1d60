import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { VisitReportDetail } from '../../../main/domain/doorstep/visit.ts';
import type { VisitView } from '../../../preload/contract-agent.ts';
import { useAgentText } from './agent-text.ts';

const relations = ['self', 'spouse', 'child', 'parent', 'other'] as const;

interface DeliverBoxProps {
  readonly view: VisitView;
  readonly onDelivered: (detail: VisitReportDetail) => Promise<void>;
}

/** 送达回证: who received it, how they are related, and that they signed. */
export function DeliverBox({ view, onDelivered }: DeliverBoxProps) {
  const { t } = useAgentText();
  const [name, setName] = useState(view.visit.personName);
  const [relation, setRelation] = useState<(typeof relations)[number]>('self');
  const [idNumber, setIdNumber] = useState('');
  const [isSigned, setSigned] = useState(false);
  const keep = () =>
    void onDelivered({
      kind: 'delivered',
      receiver: { name: name.trim(), idNumber: idNumber.trim(), relation: t(`deliver.relations.${relation}`) },
      isSigned: true,
      note: '',
    });
  return (
    <section className="agent-sheet">
      <h2>{t('deliver.title')}</h2>
      <p>{view.visit.documents.join('、')}</p>
      <div className="agent-manual">
        <Input
          aria-label={t('deliver.receiver')}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
        />
        <Select
          aria-label={t('deliver.relation')}
          value={relation}
          onChange={setRelation}
          options={relations.map((value) => ({ value, label: t(`deliver.relations.${value}`) }))}
        />
        <Input
          aria-label={t('deliver.idNumber')}
          placeholder={t('deliver.idNumber')}
          value={idNumber}
          maxLength={40}
          onChange={(event) => setIdNumber(event.target.value)}
        />
        <Checkbox checked={isSigned} onChange={(event) => setSigned(event.target.checked)}>
          {t('deliver.signed')}
        </Checkbox>
        <Button type="primary" size="large" disabled={!isSigned || name.trim() === ''} onClick={keep}>
          {t('deliver.keep')}
        </Button>
      </div>
    </section>
  );
}
