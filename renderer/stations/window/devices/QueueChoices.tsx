import { InputNumber, Select } from 'antd';
import {
  type ChosenQueue,
  type DeviceSettings,
  type DocumentKind,
  documentKinds,
  duplexes,
} from '../../../../main/domain/device-settings.ts';
import type { FoundDevices } from '../../../../preload/contract-devices.ts';
import { useDeviceText } from './device-text.ts';

interface QueueChoicesProps {
  readonly choices: DeviceSettings['queues'];
  readonly queues: FoundDevices['queues'];
  readonly onChange: (choices: DeviceSettings['queues']) => void;
}

const usual: ChosenQueue = { queue: null, copies: 1, duplex: 'one-sided' };

/** Which printer prints which kind of document, how often, and on which sides. */
export function QueueChoices({ choices, queues, onChange }: QueueChoicesProps) {
  const { t } = useDeviceText();
  const change = (kind: DocumentKind, next: Partial<ChosenQueue>) => {
    const { [kind]: before, ...others } = choices.byKind;
    const chosen = { ...(before ?? choices.otherwise ?? usual), ...next };
    // What is as usual needs no line of its own in the file.
    const isUsual = choices.otherwise === null && JSON.stringify(chosen) === JSON.stringify(usual);
    onChange({ ...choices, byKind: isUsual ? others : { ...others, [kind]: chosen } });
  };
  return (
    <ul className="device-queues">
      {documentKinds.map((kind) => (
        <QueueChoice
          key={kind}
          kind={kind}
          chosen={choices.byKind[kind] ?? choices.otherwise ?? usual}
          queues={queues}
          label={(what) => `${t(`document.${kind}`)} ${what}`}
          onChange={(next) => change(kind, next)}
        />
      ))}
    </ul>
  );
}

interface QueueChoiceProps extends Pick<QueueChoicesProps, 'queues'> {
  readonly kind: DocumentKind;
  readonly chosen: ChosenQueue;
  readonly label: (what: string) => string;
  readonly onChange: (next: Partial<ChosenQueue>) => void;
}

function QueueChoice({ kind, chosen, queues, label, onChange }: QueueChoiceProps) {
  const { t } = useDeviceText();
  const { queue, copies, duplex } = chosen;
  // A printer that was chosen and is switched off now stays on the list.
  const names = [...new Set([...queues.map(({ name }) => name), ...(queue === null ? [] : [queue])])];
  const labelOf = (name: string) => queues.find((one) => one.name === name)?.label ?? name;
  return (
    <li>
      <span className="soft">{t(`document.${kind}`)}</span>
      <Select
        size="small"
        aria-label={label(t('queue'))}
        value={queue ?? ''}
        onChange={(name) => onChange({ queue: name === '' ? null : name })}
        options={[
          { value: '', label: t('queueDefault') },
          ...names.map((name) => ({ value: name, label: labelOf(name) })),
        ]}
      />
      {/* 文书 come in the copies that each calls for, every one of them counted. */}
      {kind === 'acceptance-notice' ? (
        <span />
      ) : (
        <InputNumber
          size="small"
          aria-label={label(t('copies'))}
          min={1}
          max={99}
          precision={0}
          suffix={t('copiesUnit')}
          value={copies}
          // Emptied on the way to another number.
          onChange={(count) => count !== null && onChange({ copies: count })}
        />
      )}
      {/* The receipt is one page, whatever stands on it. */}
      {kind !== 'receipt' && (
        <Select
          size="small"
          aria-label={label(t('sides'))}
          value={duplex}
          onChange={(sides) => onChange({ duplex: sides })}
          options={duplexes.map((sides) => ({ value: sides, label: t(`duplex.${sides}`) }))}
        />
      )}
    </li>
  );
}
