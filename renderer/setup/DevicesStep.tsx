import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { chosenDeviceSchema } from '../../main/domain/device-settings.ts';
import type { ChosenClass, DeviceBookView, FoundDevices } from '../../preload/contract-devices.ts';
import { useTopic } from '../bridge/hooks.ts';
import { DeviceTester } from '../stations/window/devices/DeviceTester.tsx';
import { useDeviceText } from '../stations/window/devices/device-text.ts';
import { ConditionTag } from '../stations/window/HealthStrip.tsx';
import { FailureAlert } from '../widgets/FailureAlert.tsx';
import { Choices } from './Choices.tsx';
import { chosenFor, setupDevices, withChoice } from './setup-devices.ts';
import { useSetupText } from './setup-text.ts';
import { useDeviceBook } from './use-device-book.ts';

interface DevicesStepProps {
  /** Counts from 0. */
  readonly at: number;
  readonly onAt: (at: number) => void;
  /** Whether this device has been chosen. */
  readonly onChosen: (isChosen: boolean) => void;
}

/** One device after the other: find it, choose it, try it. */
export function DevicesStep({ at, onAt, onChosen }: DevicesStepProps) {
  const { t } = useSetupText();
  const { t: device } = useDeviceText();
  const desk = useDeviceBook();
  const deviceClass = setupDevices[at] ?? 'card-reader';
  const isChosen = desk.book !== null && chosenFor(desk.book.settings, deviceClass) !== null;
  useEffect(() => onChosen(isChosen), [isChosen, onChosen]);
  return (
    <>
      <h2>{t('devices.title')}</h2>
      <nav className="setup-devices" aria-label={t('devices.title')}>
        {setupDevices.map((one, index) => (
          <button key={one} type="button" aria-current={index === at ? 'step' : undefined} onClick={() => onAt(index)}>
            {device(`kind.${one}`)}
            {desk.book && chosenFor(desk.book.settings, one) !== null && ' ✓'}
          </button>
        ))}
      </nav>
      {desk.failure && <FailureAlert failure={desk.failure} />}
      {desk.book && <OneDevice key={deviceClass} deviceClass={deviceClass} at={at} book={desk.book} desk={desk} />}
    </>
  );
}

interface OneDeviceProps {
  readonly deviceClass: ChosenClass;
  readonly at: number;
  readonly book: DeviceBookView;
  readonly desk: ReturnType<typeof useDeviceBook>;
}

function OneDevice({ deviceClass, at, book, desk }: OneDeviceProps) {
  const { t } = useSetupText();
  const { t: device } = useDeviceText();
  const states = useTopic('devices', 'deviceStates') ?? [];
  const [typed, setTyped] = useState('');
  const chosen = chosenFor(book.settings, deviceClass);
  const otherwise = book.otherwise[deviceClass] ?? null;
  const offers = desk.found ? offersOf(desk.found, deviceClass) : [];
  const status = states.find((one) => one.deviceClass === deviceClass);
  const choose = (address: string) =>
    void desk.choose(withChoice(book.settings, deviceClass, { name: device(`kind.${deviceClass}`), address }));
  const isRight = chosenDeviceSchema.shape.address.safeParse(typed).success;
  return (
    <section className="setup-device" data-device={deviceClass}>
      <header>
        <h3>{device(`kind.${deviceClass}`)}</h3>
        <span className="soft">{t('devices.which', { n: at + 1, count: setupDevices.length })}</span>
        {status && <ConditionTag condition={status.condition} />}
      </header>
      <p className="soft">{t(`devices.for.${deviceClass}`)}</p>
      <p className="wrap-anywhere">{standing(chosen, otherwise)}</p>
      <div>
        <Button loading={desk.busy === 'finding'} onClick={() => void desk.find()}>
          {t(desk.busy === 'finding' ? 'devices.finding' : 'devices.find')}
        </Button>
      </div>
      {offers.length > 0 && (
        <Choices
          chosen={chosen}
          onChoose={choose}
          choices={offers.map(({ address, label }) => ({ value: address, label, hint: address }))}
        />
      )}
      {desk.found && offers.length === 0 && (
        <p role="status">{t(deviceClass === 'page-printer' ? 'devices.queueNone' : 'devices.none')}</p>
      )}
      {desk.found && deviceClass !== 'page-printer' && <Unsupported found={desk.found} />}
      {deviceClass !== 'page-printer' && (
        <div className="setup-address">
          <Input
            aria-label={`${device(`kind.${deviceClass}`)} ${t('devices.address')}`}
            placeholder={device('typeAddress')}
            value={typed}
            maxLength={300}
            spellCheck={false}
            onChange={({ target }) => setTyped(target.value)}
          />
          <Button disabled={!isRight} loading={desk.busy === 'saving'} onClick={() => choose(typed.trim())}>
            {t('devices.use')}
          </Button>
        </div>
      )}
      <div className="setup-try">
        <span className="soft">{t('devices.tested')}</span>
        <DeviceTester deviceClass={deviceClass} disabled={desk.busy !== null} />
      </div>
    </section>
  );

  function standing(address: string | null, started: string | null): string {
    if (address !== null) return t('devices.chosen', { label: address });
    return started === null ? t('devices.notChosen') : t('devices.asStarted', { where: started });
  }
}

function Unsupported({ found }: { readonly found: FoundDevices }) {
  const { t } = useSetupText();
  return found.unsupported.map(({ label, why }) => (
    <p key={label} className="soft wrap-anywhere">
      {t('devices.unsupported', { label, why })}
    </p>
  ));
}

function offersOf(found: FoundDevices, deviceClass: ChosenClass) {
  if (deviceClass === 'page-printer') return found.queues.map(({ name, label }) => ({ address: name, label }));
  return found.found.filter((one) => one.deviceClass === deviceClass);
}
