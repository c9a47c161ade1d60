import {
  CheckCircleFilled,
  EditOutlined,
  ExclamationCircleFilled,
  IdcardOutlined,
  LoadingOutlined,
  MinusCircleOutlined,
  PrinterOutlined,
  QrcodeOutlined,
  QuestionCircleOutlined,
  SafetyOutlined,
  ScanOutlined,
} from '@ant-design/icons';
import { Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DeviceStatusView } from '../../../preload/contract-devices.ts';
import { useTopic } from '../../bridge/hooks.ts';
import { useText } from '../../text/shell-text.ts';
import type { Tone } from '../../theme.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { ReadingSheet } from '../../widgets/ReadingSheet.tsx';
import { ToneTag } from '../../widgets/ToneTag.tsx';
import { BackupSheet, BackupTag } from './backup/BackupHealth.tsx';
import { ClockSheet, ClockTag, DiskSheet, DiskTag } from './machine/MachineHealth.tsx';

const deviceIcons: Readonly<Record<DeviceStatusView['deviceClass'], ReactNode>> = {
  'card-reader': <IdcardOutlined />,
  'document-scanner': <ScanOutlined />,
  'receipt-printer': <PrinterOutlined />,
  'code-scanner': <QrcodeOutlined />,
  'signature-pad': <EditOutlined />,
  'fingerprint-reader': <SafetyOutlined />,
};

const conditions: Readonly<Record<DeviceStatusView['condition'], { readonly tone: Tone; readonly icon: ReactNode }>> = {
  ready: { tone: 'good', icon: <CheckCircleFilled /> },
  busy: { tone: 'moving', icon: <LoadingOutlined /> },
  opening: { tone: 'calm', icon: <LoadingOutlined /> },
  absent: { tone: 'calm', icon: <MinusCircleOutlined /> },
  unknown: { tone: 'calm', icon: <QuestionCircleOutlined /> },
  'needs-help': { tone: 'warn', icon: <ExclamationCircleFilled /> },
};

/** How each device is: icon, word and colour; a click says what to do. A device in trouble never blocks typing. */
export function HealthStrip() {
  const { t } = useText();
  const devices = useTopic('devices', 'deviceStates') ?? [];
  // Of several printers each is called by its own name.
  const wordFor = ({ deviceClass, name }: DeviceStatusView) =>
    devices.filter((one) => one.deviceClass === deviceClass).length > 1 ? name : t(`device.${deviceClass}`);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="bare-button health-strip" onClick={() => setOpen(true)}>
        <span className="visually-hidden">{t('device.all')}</span>
        {devices.filter(isInStrip).map((device) => {
          const { tone, icon } = conditions[device.condition];
          return (
            <span
              key={`${device.deviceClass} ${device.name}`}
              title={`${wordFor(device)} ${t(`device.${device.condition}`)}`}
            >
              <ToneTag tone={tone} icon={icon}>
                {wordFor(device)}
                {device.condition === 'needs-help' ? (
                  ` ${t('device.needs-help')}`
                ) : (
                  <span className="visually-hidden"> {t(`device.${device.condition}`)}</span>
                )}
              </ToneTag>
            </span>
          );
        })}
        <DiskTag />
        <ClockTag />
        <BackupTag />
      </button>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={t('device.title')} size={420} destroyOnHidden>
        <ReadingSheet label={t('device.title')}>
          <p className="soft">{t('device.neverBlocks')}</p>
          {devices.map((device) => (
            <DeviceSheet key={`${device.deviceClass} ${device.name}`} device={device} />
          ))}
          <DiskSheet />
          <ClockSheet />
          <BackupSheet />
        </ReadingSheet>
      </Drawer>
    </>
  );
}

/** Few windows have them and few items want them: they take room in the strip when they need somebody. */
function isInStrip({ deviceClass, condition }: DeviceStatusView): boolean {
  const isRare = deviceClass === 'signature-pad' || deviceClass === 'fingerprint-reader';
  return !isRare || condition === 'absent' || condition === 'needs-help' || condition === 'unknown';
}

export function ConditionTag({ condition }: Pick<DeviceStatusView, 'condition'>) {
  const { t } = useText();
  const { tone, icon } = conditions[condition];
  return (
    <ToneTag tone={tone} icon={icon}>
      {t(`device.${condition}`)}
    </ToneTag>
  );
}

export function DeviceSheet({ device }: { readonly device: DeviceStatusView }) {
  const { t } = useText();
  return (
    <section className="device-sheet">
      <h3>
        {deviceIcons[device.deviceClass]} {t(`device.${device.deviceClass}`)}{' '}
        <ConditionTag condition={device.condition} />
      </h3>
      <p className="soft wrap-anywhere">
        {device.name} · {t('device.where', { where: device.where })}
      </p>
      {device.warnings.includes('paper-near-end') && (
        <ToneTag tone="warn" icon={<ExclamationCircleFilled />}>
          {t('device.paperLow')}
        </ToneTag>
      )}
      {device.trouble && <FailureAlert failure={{ code: device.trouble }} />}
    </section>
  );
}
