import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Operator } from '../../../../preload/contract.ts';
import { useTopic } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useHandoverText } from './handover-text.ts';

export interface Signatures {
  readonly agent: { readonly operatorId: string; readonly pin: string };
  readonly pin: string;
}

interface SignBothProps {
  readonly agentId: string;
  readonly agentName: string;
  readonly operator: Operator;
  readonly onSign: (signatures: Signatures) => Promise<Failure | null>;
  readonly onClose: () => void;
}

/** 双方签收: the agent and the clerk, each by their own PIN. */
export function SignBoth({ agentId, agentName, operator, onSign, onClose }: SignBothProps) {
  const { t } = useHandoverText();
  const people = useTopic('staff', 'operators') ?? [];
  const others = people.filter(({ id, hasPin }) => hasPin && id !== operator.id);
  const [operatorId, setOperatorId] = useState(agentId);
  const [agentPin, setAgentPin] = useState('');
  const [pin, setPin] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSigning, setSigning] = useState(false);
  const sign = async () => {
    setSigning(true);
    const trouble = await onSign({ agent: { operatorId, pin: agentPin }, pin });
    setSigning(false);
    setFailure(trouble);
  };
  const known = others.map(({ id, name }) => ({ value: id, label: name }));
  const options = known.some(({ value }) => value === agentId)
    ? known
    : [{ value: agentId, label: agentName }, ...known];
  return (
    <Modal
      open
      title={t('signTitle')}
      okText={t('confirm')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: agentPin === '' || pin === '', loading: isSigning }}
      onOk={() => void sign()}
      onCancel={onClose}
    >
      <div className="handover-sign">
        <p>{t('signHow')}</p>
        <Select aria-label={t('agent')} value={operatorId} onChange={setOperatorId} options={options} />
        <Input.Password
          aria-label={t('agentPin')}
          placeholder={t('agentPin')}
          inputMode="numeric"
          autoComplete="off"
          value={agentPin}
          onChange={(event) => setAgentPin(event.target.value)}
        />
        <Input.Password
          aria-label={t('ownPin', { name: operator.name })}
          placeholder={t('ownPin', { name: operator.name })}
          inputMode="numeric"
          autoComplete="off"
          value={pin}
          onChange={(event) => setPin(event.target.value)}
        />
        {failure && <FailureAlert failure={failure} />}
      </div>
    </Modal>
  );
}
