import { AutoComplete, Input } from 'antd';
import type { ReactNode } from 'react';
import type { ChosenDevice } from '../../../../main/domain/device-settings.ts';
import type { ChosenClass, DeviceStatusView, FoundDevices } from '../../../../preload/contract-devices.ts';
import { useText } from '../../../text/shell-text.ts';
import { ConditionTag } from '../HealthStrip.tsx';
import { DeviceTester } from './DeviceTester.tsx';
import { useDeviceText } from './device-text.ts';
import { driverOf } from './driver-of.ts';

export interface DeviceRowProps {
  readonly deviceClass: ChosenClass;
  readonly chosen: ChosenDevice | null;
  /** Where it is while nothing is chosen. */
  readonly otherwise: string | null;
  readonly found: FoundDevices['found'];
  readonly status: DeviceStatusView | null;
  readonly canTest: boolean;
  /** Of several receipt printers: which one is tried. */
  readonly testName?: string | undefined;
  readonly onChange: (chosen: ChosenDevice | null) => void;
  readonly children?: ReactNode;
}

/** One device: what it is called, where it is, who speaks to it, how it is, and a try. */
export function DeviceRow(props: DeviceRowProps) {
  const { deviceClass, chosen, otherwise, status } = props;
  const { t } = useDeviceText();
  const { t: shell } = useText();
  const label = t(`kind.${deviceClass}`);
  const driver = driverOf(deviceClass, chosen?.address ?? otherwise);
  const options = props.found
    .filter((one) => one.deviceClass === deviceClass)
    .map(({ address, label: what }) => ({ value: address, label: `${what} · ${address}` }));
  return (
    <tr data-device={deviceClass}>
      <th scope="row">{label}</th>
      <td>
        <Input
          aria-label={`${label} ${t('column.name')}`}
          maxLength={40}
          disabled={chosen === null}
          value={chosen?.name ?? ''}
          placeholder={label}
          onChange={(event) => chosen && props.onChange({ ...chosen, name: event.target.value })}
        />
      </td>
      <td>
        <AutoComplete
          aria-label={`${label} ${t('column.where')}`}
          className="device-address"
          allowClear
          value={chosen?.address ?? ''}
          options={options}
          placeholder={t('typeAddress')}
          onChange={(typed?: string) =>
            props.onChange(typed ? { name: chosen?.name ?? label, address: typed.trimStart() } : null)
          }
        />
        {chosen === null && (
          <p className="soft wrap-anywhere">
            {otherwise === null ? t('nowhere') : t('asStarted', { where: otherwise })}
          </p>
        )}
        {props.children}
      </td>
      <td>{driver === null ? t('noDriver') : t(`driver.${driver}`)}</td>
      <td>
        {status ? (
          <ConditionTag condition={status.condition} />
        ) : (
          <span className="soft">{hasNoState.includes(deviceClass) ? '' : shell('device.absent')}</span>
        )}
      </td>
      <td>
        <DeviceTester deviceClass={deviceClass} name={props.testName} disabled={!props.canTest} />
      </td>
    </tr>
  );
}

/** They have none of their own between two uses. */
const hasNoState: readonly ChosenClass[] = ['page-printer', 'photo-decoder'];
