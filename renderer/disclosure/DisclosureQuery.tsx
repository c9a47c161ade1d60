import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../main/domain/result.ts';
import type { DisclosureView } from '../../preload/contract-public.ts';
import { call } from '../bridge/client.ts';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { DisclosureStatusCard } from './DisclosureStatusCard.tsx';
import { useDisclosureText } from './disclosure-text.ts';

/** 查询: number and code of the receipt open this one request. */
export function DisclosureQuery() {
  const { t } = useDisclosureText();
  const [localNumber, setNumber] = useState('');
  const [queryCode, setCode] = useState('');
  const [found, setFound] = useState<DisclosureView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function look(): Promise<void> {
    const reply = await call('disclosure', { localNumber, queryCode });
    setFound(reply.ok ? reply.value : null);
    setFailure(reply.ok ? null : reply.failure);
  }
  return (
    <div className="disclosure-form">
      <form
        className="disclosure-query"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <Input
          value={localNumber}
          aria-label={t('number')}
          placeholder={t('number')}
          onChange={({ target }) => setNumber(target.value)}
        />
        <Input
          value={queryCode}
          aria-label={t('code')}
          placeholder={t('code')}
          onChange={({ target }) => setCode(target.value)}
        />
        <Button type="primary" htmlType="submit">
          {t('look')}
        </Button>
      </form>
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      {found && <DisclosureStatusCard view={found} />}
    </div>
  );
}
