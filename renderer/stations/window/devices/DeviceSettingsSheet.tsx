import './devices.css';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { type DeviceSettings, deviceSettingsSchema } from '../../../../main/domain/device-settings.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { DeviceBookView, FoundDevices } from '../../../../preload/contract-devices.ts';
import { call } from '../../../bridge/client.ts';
import { useCall, useTopic } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { DeviceRow } from './DeviceRow.tsx';
import { useDeviceText } from './device-text.ts';
import { QueueChoices } from './QueueChoices.tsx';
import { ReceiptPrinterRows } from './ReceiptPrinterRows.tsx';
import { ScannerCertificates } from './ScannerCertificates.tsx';

const singles = [
  ['card-reader', 'cardReader'],
  ['photo-decoder', 'photoDecoder'],
  ['document-scanner', 'documentScanner'],
  ['code-scanner', 'codeScanner'],
  ['signature-pad', 'signaturePad'],
  ['fingerprint-reader', 'fingerprintReader'],
] as const;

/** Which device this machine works with; remembered here, and used at once. */
export function DeviceSettingsSheet() {
  const { t } = useDeviceText();
  const asked = useCall('deviceSettings', {});
  const [book, setBook] = useState<DeviceBookView | null>(null);
  useEffect(() => {
    if (asked.value) setBook(asked.value);
  }, [asked.value]);
  return (
    <div className="sheet">
      <h2>{t('title')}</h2>
      {asked.failure && <FailureAlert failure={asked.failure} onAgain={asked.again} />}
      {book?.file.kind === 'damaged' && (
        <Alert
          showIcon
          type="warning"
          title={t('damaged', { kept: book.file.kept ?? 'devices.json' })}
          description={book.file.why}
        />
      )}
      {book && <DeviceTable book={book} onSaved={setBook} />}
    </div>
  );
}

function DeviceTable({ book, onSaved }: { book: DeviceBookView; onSaved: (book: DeviceBookView) => void }) {
  const { t } = useDeviceText();
  const states = useTopic('devices', 'deviceStates') ?? [];
  const [settings, setSettings] = useState<DeviceSettings>(book.settings);
  const [found, setFound] = useState<FoundDevices | null>(null);
  const [busy, setBusy] = useState<'finding' | 'saving' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaved, setSaved] = useState(false);
  const isChanged = JSON.stringify(settings) !== JSON.stringify(book.settings);
  const isRight = deviceSettingsSchema.safeParse(settings).success;
  const change = (next: Partial<DeviceSettings>) => {
    setSaved(false);
    setSettings((before) => ({ ...before, ...next }));
  };
  const find = async () => {
    setBusy('finding');
    const reply = await call('findDevices', {}).finally(() => setBusy(null));
    if (reply.ok) setFound(reply.value);
    setFailure(reply.ok ? null : reply.failure);
  };
  const save = async () => {
    setBusy('saving');
    const reply = await call('saveDeviceSettings', { settings }).finally(() => setBusy(null));
    setFailure(reply.ok ? null : reply.failure);
    setSaved(reply.ok);
    if (!reply.ok) return;
    setSettings(reply.value.settings);
    onSaved(reply.value);
  };
  const common = { found: found?.found ?? [], canTest: !isChanged && busy === null };
  return (
    <>
      <table className="device-table">
        <thead>
          <tr>
            {(['device', 'name', 'where', 'driver', 'state', 'test'] as const).map((column) => (
              <th key={column} scope="col" className={`device-${column}`}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {singles.map(([deviceClass, key]) => (
            <DeviceRow
              {...common}
              key={deviceClass}
              deviceClass={deviceClass}
              chosen={settings[key]}
              otherwise={book.otherwise[deviceClass] ?? null}
              status={states.find((one) => one.deviceClass === deviceClass) ?? null}
              onChange={(chosen) => change({ [key]: chosen })}
            />
          ))}
          <ReceiptPrinterRows
            {...common}
            printers={settings.receiptPrinters}
            otherwise={book.otherwise['receipt-printer'] ?? null}
            statuses={states.filter((one) => one.deviceClass === 'receipt-printer')}
            onChange={(receiptPrinters) => change({ receiptPrinters })}
          />
          <DeviceRow
            {...common}
            deviceClass="page-printer"
            chosen={settings.pagePrinter}
            otherwise={book.otherwise['page-printer'] ?? null}
            status={null}
            onChange={(pagePrinter) => change({ pagePrinter })}
          >
            <QueueChoices
              choices={settings.queues}
              queues={found?.queues ?? []}
              onChange={(queues) => change({ queues })}
            />
          </DeviceRow>
        </tbody>
      </table>
      <ScannerCertificates scanner={states.find(({ deviceClass }) => deviceClass === 'document-scanner') ?? null} />
      {isChanged && <p className="warn">{t(isRight ? 'unsaved' : 'wrong')}</p>}
      {isSaved && !isChanged && <p role="status">{t('saved')}</p>}
      {failure && <FailureAlert failure={failure} />}
      <div className="device-actions">
        <Button
          type="primary"
          disabled={!isChanged || !isRight}
          loading={busy === 'saving'}
          onClick={() => void save()}
        >
          {t('save')}
        </Button>
        <Button disabled={!isChanged} onClick={() => setSettings(book.settings)}>
          {t('undo')}
        </Button>
        <Button loading={busy === 'finding'} onClick={() => void find()}>
          {t(busy === 'finding' ? 'finding' : 'find')}
        </Button>
        {found && <span role="status">{t('found', { count: found.found.length + found.queues.length })}</span>}
      </div>
      {found && <Unusable found={found} />}
    </>
  );
}

function Unusable({ found }: { readonly found: FoundDevices }) {
  const { t } = useDeviceText();
  return (
    <>
      {found.unsupported.length > 0 && (
        <div>
          <h3>{t('unsupported')}</h3>
          <ul>
            {found.unsupported.map(({ label, why }) => (
              <li key={label} className="wrap-anywhere">
                {label} <span className="soft">{why}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {found.hints.length > 0 && (
        <details className="soft">
          <summary>{t('hints')}</summary>
          {found.hints.map((hint) => (
            <p key={hint} className="wrap-anywhere">
              {hint}
            </p>
          ))}
        </details>
      )}
    </>
  );
}
