import { CheckCircleFilled, HomeOutlined, IdcardOutlined, TeamOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import {
  type DeliveryOrder,
  type DoorMethod,
  doorMethods,
  doorMethodWords,
  type ReceiverRelation,
  type ResultToBring,
  receiverRelations,
  receiverRelationWords,
} from '../../../main/domain/doorstep/delivery.ts';
import type { Failure } from '../../../main/domain/result.ts';
import { call } from '../../bridge/client.ts';
import { useDeliverText } from './deliver-text.ts';

const icons = { direct: <UserOutlined />, agent: <TeamOutlined />, left: <HomeOutlined /> } as const;

interface DeliverFormProps {
  readonly result: ResultToBring;
  readonly usualPlace: string;
  readonly onFill: (order: DeliveryOrder) => Promise<void>;
  readonly onFailure: (failure: Failure | null) => void;
}

/** One of three ways, each with what the law asks of it and nothing more. */
export function DeliverForm({ result, usualPlace, onFill, onFailure }: DeliverFormProps) {
  const { t, pick } = useDeliverText();
  const id = useId();
  const [method, setMethod] = useState<DoorMethod>('direct');
  const [hasSeen, setSeen] = useState(false);
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [relation, setRelation] = useState<ReceiverRelation>('spouse');
  const [because, setBecause] = useState('');
  const [witness, setWitness] = useState('');
  const [place, setPlace] = useState(usualPlace);
  const [isBusy, setBusy] = useState(false);
  const own = { name: result.applicantName, idNumber: result.idNumber, relation: '本人' };
  const other = { name: name.trim(), idNumber: idNumber.trim(), relation: receiverRelationWords[relation].zh };
  const isWhole = {
    direct: hasSeen,
    agent: other.name !== '' && other.idNumber !== '',
    left: because.trim() !== '' && witness.trim() !== '',
  }[method];
  const fill = async () => {
    setBusy(true);
    await onFill({
      method,
      receiver: method === 'agent' ? other : own,
      place: place.trim(),
      witness: method === 'left' ? witness.trim() : '',
      refusedBecause: method === 'left' ? because.trim() : '',
    }).finally(() => setBusy(false));
  };
  const readCard = async () => {
    const read = await call('readCard', {});
    onFailure(read.ok ? null : read.failure);
    if (!read.ok) return;
    setName(read.value.name);
    setIdNumber(read.value.idNumber);
  };
  const field = (label: string, value: string, onText: (text: string) => void, most: number) => (
    <div className="agent-field">
      <label htmlFor={`${id}${label}`}>{label}</label>
      <Input
        id={`${id}${label}`}
        value={value}
        maxLength={most}
        autoComplete="off"
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
  return (
    <div className="agent-deliver">
      <div className="agent-modes agent-modes-three" role="radiogroup" aria-label={t('how')}>
        {doorMethods.map((one) => (
          // biome-ignore lint/a11y/useSemanticElements: a large tile, chosen with the thumb
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={method === one}
            className="agent-mode"
            data-method={one}
            onClick={() => setMethod(one)}
          >
            <span aria-hidden>{method === one ? <CheckCircleFilled /> : icons[one]}</span>
            <b>{pick(doorMethodWords[one])}</b>
          </button>
        ))}
      </div>
      {method === 'direct' && (
        <>
          <p>{t('self', { name: result.applicantName })}</p>
          <Checkbox checked={hasSeen} onChange={(event) => setSeen(event.target.checked)}>
            {t('seen', { tail: result.idNumber.slice(-4) })}
          </Checkbox>
        </>
      )}
      {method === 'agent' && (
        <>
          <p className="soft">{t('adult')}</p>
          <div className="agent-manual">
            {field(t('name'), name, setName, 100)}
            <div className="agent-field">
              <label htmlFor={`${id}relation`}>{t('relation')}</label>
              <Select
                id={`${id}relation`}
                value={relation}
                onChange={setRelation}
                options={receiverRelations.map((value) => ({ value, label: pick(receiverRelationWords[value]) }))}
              />
            </div>
            {field(t('idNumber'), idNumber, setIdNumber, 40)}
            <Button icon={<IdcardOutlined />} onClick={() => void readCard()}>
              {t('readCard')}
            </Button>
          </div>
        </>
      )}
      {method === 'left' && (
        <>
          <p className="soft">{t('leftHow')}</p>
          <div className="agent-manual">
            {field(t('because'), because, setBecause, 500)}
            {field(t('witness'), witness, setWitness, 100)}
          </div>
        </>
      )}
      <div className="agent-manual">{field(t('place'), place, setPlace, 200)}</div>
      <Button
        type="primary"
        size="large"
        loading={isBusy}
        disabled={!isWhole || place.trim() === ''}
        onClick={() => void fill()}
      >
        {t('fill')}
      </Button>
    </div>
  );
}
