import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { channelSchema, whereaboutsSchema } from '../../../../main/domain/application.ts';
import { whereaboutsWords } from '../../../../main/domain/whereabouts.ts';
import type { SearchFilter } from '../../../../preload/contract-search.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useItems } from '../../../desk/hooks.ts';
import { useSearchText } from './search-text.ts';

export const noFilter: SearchFilter = {
  itemCode: null,
  whereabouts: null,
  from: null,
  to: null,
  channel: null,
  operatorId: null,
};

const format = 'YYYY-MM-DD';

interface FilterBarProps {
  readonly filter: SearchFilter;
  readonly onFilter: (filter: SearchFilter) => void;
}

export function FilterBar({ filter, onFilter }: FilterBarProps) {
  const { t, pick } = useSearchText();
  const items = useItems() ?? [];
  const staff = useCall('operators', {}).value ?? [];
  const set = (change: Partial<SearchFilter>) => onFilter({ ...filter, ...change });
  const isSet = Object.values(filter).some((one) => one !== null);
  return (
    <div className="search-filters">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('item')}
        placeholder={t('item')}
        className="search-item"
        value={filter.itemCode}
        options={items.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(itemCode: string | undefined) => set({ itemCode: itemCode ?? null })}
      />
      <Select
        allowClear
        aria-label={t('where')}
        placeholder={t('where')}
        className="search-choice"
        value={filter.whereabouts}
        options={whereaboutsSchema.options.map((value) => ({ value, label: pick(whereaboutsWords[value]) }))}
        onChange={(whereabouts) => set({ whereabouts: whereabouts ?? null })}
      />
      <DatePicker.RangePicker
        aria-label={t('days')}
        allowEmpty={[true, true]}
        value={[filter.from === null ? null : dayjs(filter.from), filter.to === null ? null : dayjs(filter.to)]}
        onChange={(range) => set({ from: range?.[0]?.format(format) ?? null, to: range?.[1]?.format(format) ?? null })}
      />
      <Select
        allowClear
        aria-label={t('channel')}
        placeholder={t('channel')}
        className="search-choice"
        value={filter.channel}
        options={channelSchema.options.map((value) => ({ value, label: t(`channels.${value}`) }))}
        onChange={(channel) => set({ channel: channel ?? null })}
      />
      <Select
        allowClear
        aria-label={t('operator')}
        placeholder={t('operator')}
        className="search-choice"
        value={filter.operatorId}
        options={staff.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(operatorId) => set({ operatorId: operatorId ?? null })}
      />
      {isSet && <Button onClick={() => onFilter(noFilter)}>{t('clear')}</Button>}
    </div>
  );
}
