import { Button, Select } from 'antd';
import { type ChosenPrinter, receiptProfiles } from '../../../../main/domain/device-settings.ts';
import type { DeviceStatusView } from '../../../../preload/contract-devices.ts';
import { DeviceRow, type DeviceRowProps } from './DeviceRow.tsx';
import { useDeviceText } from './device-text.ts';

interface ReceiptPrinterRowsProps extends Pick<DeviceRowProps, 'found' | 'otherwise' | 'canTest'> {
  readonly printers: readonly ChosenPrinter[];
  readonly statuses: readonly DeviceStatusView[];
  readonly onChange: (printers: readonly ChosenPrinter[]) => void;
}

/** Every receipt printer of the window, the usual one first. */
export function ReceiptPrinterRows({ printers, statuses, onChange, ...common }: ReceiptPrinterRowsProps) {
  const { t } = useDeviceText();
  const isFull = printers.length >= 8;
  const add = () =>
    onChange([...printers, { name: freeName(printers, (n) => t('printerName', { n })), address: '', profile: '80mm' }]);
  const change = (at: number, next: Partial<ChosenPrinter>) =>
    onChange(printers.map((one, index) => (index === at ? { ...one, ...next } : one)));
  if (printers.length === 0) {
    return (
      <DeviceRow
        {...common}
        deviceClass="receipt-printer"
        chosen={null}
        status={statuses[0] ?? null}
        onChange={(chosen) => chosen && onChange([{ ...chosen, profile: '80mm' }])}
      />
    );
  }
  return printers.map((printer, index) => (
    <DeviceRow
      {...common}
      // biome-ignore lint/suspicious/noArrayIndexKey: the name is what is being typed
      key={index}
      deviceClass="receipt-printer"
      chosen={printer}
      status={statuses.find(({ name }) => name === printer.name) ?? null}
      testName={printer.name}
      onChange={(chosen) =>
        chosen === null ? onChange(printers.filter((_one, at) => at !== index)) : change(index, chosen)
      }
    >
      <div className="device-printer">
        <Select
          aria-label={`${printer.name} ${t('roll')}`}
          size="small"
          value={printer.profile}
          onChange={(profile) => change(index, { profile })}
          options={receiptProfiles.map((profile) => ({ value: profile, label: t(`rolls.${profile}`) }))}
        />
        {index === 0 ? (
          <span className="soft">{t('usual')}</span>
        ) : (
          <Button
            size="small"
            type="link"
            onClick={() => onChange([printer, ...printers.filter((one) => one !== printer)])}
          >
            {t('makeUsual')}
          </Button>
        )}
        <Button size="small" type="link" onClick={() => onChange(printers.filter((one) => one !== printer))}>
          {t('remove')}
        </Button>
        {index === printers.length - 1 && (
          <Button size="small" type="link" disabled={isFull} onClick={add}>
            {t('addPrinter')}
          </Button>
        )}
      </div>
    </DeviceRow>
  ));
}

function freeName(printers: readonly ChosenPrinter[], nameOf: (n: number) => string): string {
  let n = printers.length + 1;
  while (printers.some(({ name }) => name === nameOf(n))) n += 1;
  return nameOf(n);
}
