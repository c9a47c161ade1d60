import { Select } from 'antd';
import { type DeviceSettings, type DocumentKind, documentKinds } from '../../../../main/domain/device-settings.ts';
import type { FoundDevices } from '../../../../preload/contract.ts';
import { useDeviceText } from './device-text.ts';

interface QueueChoicesProps {
  readonly choices: DeviceSettings['queues'];
  readonly queues: FoundDevices['queues'];
  readonly onChange: (choices: DeviceSettings['queues']) => void;
}

/** Which printer prints which kind of document; what is not chosen goes to the system's default. */
export function QueueChoices({ choices, queues, onChange }: QueueChoicesProps) {
  const { t } = useDeviceText();
  const choose = (kind: DocumentKind, queue: string) => {
    const { [kind]: before, ...others } = choices.byKind;
    const chosen = { copies: 1, duplex: 'one-sided' as const, ...before, queue };
    onChange({ ...choices, byKind: queue === '' ? others : { ...others, [kind]: chosen } });
  };
  return (
    <div className="device-queues">
      {documentKinds.map((kind) => {
        const chosen = choices.byKind[kind]?.queue ?? '';
        const names = [...new Set([...queues.map(({ name }) => name), ...(chosen === '' ? [] : [chosen])])];
        const labelOf = (name: string) => queues.find((one) => one.name === name)?.label ?? name;
        return (
          <span key={kind}>
            <span className="soft">{t(`document.${kind}`)}</span>
            <Select
              size="small"
              aria-label={`${t(`document.${kind}`)} ${t('queue')}`}
              value={chosen}
              onChange={(queue) => choose(kind, queue)}
              options={[
                { value: '', label: t('queueDefault') },
                ...names.map((name) => ({ value: name, label: labelOf(name) })),
              ]}
            />
          </span>
        );
      })}
    </div>
  );
}
