import { RollbackOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import type { Failure } from '../../../main/domain/result.ts';
import type { VisitView } from '../../../preload/contract-agent.ts';
import { call } from '../../bridge/client.ts';
import { useAgentText } from './agent-text.ts';

interface TakeBackProps {
  readonly visitId: string;
  readonly last: NonNullable<VisitView['takeableBack']>;
  /** 又来了: null where there is nothing to go on with. */
  readonly onAgain: (() => void) | null;
  readonly onFailure: (failure: Failure | null) => void;
  readonly onChange: () => void;
}

/** 撤回: a thumb slips. It stands where the state of the visit is said, as long as it may be pressed. */
export function TakeBack({ visitId, last: { reportId, kind }, onAgain, onFailure, onChange }: TakeBackProps) {
  const { t } = useAgentText();
  const takeBack = async () => {
    const reply = await call('takeBackReport', { visitId, reportId, note: '' });
    onFailure(reply.ok ? null : reply.failure);
    onChange();
  };
  return (
    <div className="agent-row" data-take-back={kind}>
      <span>{t(`takeBack.${kind}`)}</span>
      <Popconfirm
        title={t(`takeBack.how.${kind}`)}
        description={t('takeBack.note')}
        okText={t('takeBack.yes')}
        cancelText={t('finish.cancel')}
        onConfirm={() => void takeBack()}
      >
        <Button size="large" icon={<RollbackOutlined />}>
          {t('takeBack.press')}
        </Button>
      </Popconfirm>
      {onAgain && (
        <Button size="large" type="primary" onClick={onAgain}>
          {t('takeBack.again')}
        </Button>
      )}
    </div>
  );
}
