import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { Failure } from '../../../main/domain/result.ts';
import type { Input as InputOf } from '../../../preload/contract.ts';
import { call } from '../../bridge/client.ts';
import { useItems } from '../../desk/hooks.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { useAgentText } from './agent-text.ts';

interface NewVisitProps {
  readonly itemCode: string | null;
  readonly onAdded: (visitId: string) => void;
  readonly onBack: () => void;
}

type Fields = Omit<InputOf<'addVisit'>, 'itemCode'> & { readonly itemCode: string };

/** A door that nobody assigned: somebody asks on the way. */
export function NewVisit({ itemCode, onAdded, onBack }: NewVisitProps) {
  const { t } = useAgentText();
  const items = useItems() ?? [];
  const [failure, setFailure] = useState<Failure | null>(null);
  const add = async (fields: Fields) => {
    const { phone = '', place = '', notes = '' } = fields;
    const added = await call('addVisit', { ...fields, phone, place, notes, itemCode: fields.itemCode || null });
    if (added.ok) onAdded(added.value.visit.id);
    else setFailure(added.failure);
  };
  return (
    <div className="agent-column">
      <div className="agent-title">
        <Button icon={<ArrowLeftOutlined />} onClick={onBack}>
          {t('visit.back')}
        </Button>
        <h1>{t('add.title')}</h1>
      </div>
      {failure && <FailureAlert failure={failure} />}
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={{ itemCode: itemCode ?? '' }}
        className="agent-form"
        onFinish={(fields) => void add(fields)}
      >
        <Form.Item name="personName" label={t('add.name')} rules={[{ required: true, message: t('add.name') }]}>
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item name="phone" label={t('add.phone')}>
          <Input inputMode="tel" autoComplete="off" maxLength={30} />
        </Form.Item>
        <Form.Item name="village" label={t('add.village')} rules={[{ required: true, message: t('add.village') }]}>
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item name="place" label={t('add.place')}>
          <Input autoComplete="off" maxLength={200} />
        </Form.Item>
        <Form.Item name="itemCode" label={t('add.item')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: '', label: t('add.anyItem') },
              ...items
                .filter(({ status }) => status !== 'retired')
                .map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        </Form.Item>
        <Form.Item name="notes" label={t('add.notes')}>
          <Input autoComplete="off" maxLength={500} />
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit">
          {t('add.keep')}
        </Button>
      </Form>
    </div>
  );
}
