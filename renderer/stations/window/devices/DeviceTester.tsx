import { Button } from 'antd';
import { useState } from 'react';
import { staffHint } from '../../../../main/domain/failure-tables.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { ChosenClass, DeviceTest } from '../../../../preload/contract-devices.ts';
import { call } from '../../../bridge/client.ts';
import { type SayDevice, useDeviceText } from './device-text.ts';
import { PluginResult } from './PluginResult.tsx';

interface DeviceTesterProps {
  readonly deviceClass: ChosenClass;
  /** Which of several receipt printers. */
  readonly name?: string | undefined;
  readonly disabled: boolean;
}

/** Tries a device with what it is there for, and says in words what came of it. */
export function DeviceTester({ deviceClass, name, disabled }: DeviceTesterProps) {
  const { t, pick } = useDeviceText();
  const [isBusy, setBusy] = useState(false);
  const [test, setTest] = useState<DeviceTest | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const run = async () => {
    setBusy(true);
    setTest(null);
    setFailure(null);
    try {
      const reply = await call('testDevice', { deviceClass, ...(name === undefined ? {} : { name }) });
      if (reply.ok) setTest(reply.value);
      else setFailure(reply.failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="device-test">
      <Button size="small" loading={isBusy} disabled={disabled} onClick={() => void run()}>
        {t(`test.${deviceClass}`)}
      </Button>
      <div role="status" className="soft">
        {isBusy && t(`waiting.${deviceClass}`)}
        {test && (isPluginTest(test) ? <PluginResult test={test} /> : wordsFor(test, t))}
        {failure && (
          <span className="warn">
            {pick(staffHint[failure.code])}
            {failure.detail && <span className="soft wrap-anywhere"> ({failure.detail})</span>}
          </span>
        )}
      </div>
    </div>
  );
}

type PluginTest = Extract<DeviceTest, { readonly kind: 'photo' | 'signature' | 'finger' }>;

function isPluginTest(test: DeviceTest): test is PluginTest {
  return test.kind === 'photo' || test.kind === 'signature' || test.kind === 'finger';
}

function wordsFor(test: Exclude<DeviceTest, PluginTest>, t: SayDevice): string {
  switch (test.kind) {
    case 'card':
      return t('result.card', { name: test.name, type: t(`cardType.${test.cardType}`) });
    case 'receipt':
      return t(`result.${test.printed}`);
    case 'page':
      return t('result.page', { kb: Math.ceil(test.bytes / 1_000), verdict: t(`verdict.${test.verdict ?? 'none'}`) });
    case 'code':
      return t('result.code', { text: test.text });
    case 'printing':
      return t('result.printing', { queue: test.queue, state: t(`job.${test.state}`) });
  }
}
