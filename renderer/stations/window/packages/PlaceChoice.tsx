import { ReloadOutlined } from '@ant-design/icons';
import { Button, Input, Radio } from 'antd';
import { useEffect, useState } from 'react';
import type { PackagePlaces } from '../../../../preload/contract-packages.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { bytesText } from '../sending/amounts.ts';
import { usePackageText } from './package-text.ts';
import { rememberedFolder, rememberFolder } from './remembered-folder.ts';

export type ChosenPlace = PackagePlaces[number];

/** Sticks that are plugged in, and a folder that somebody typed once. What was chosen by hand counts, then what was typed last, then the first. */
export function PlaceChoice({
  round,
  onChoose,
}: {
  readonly round: number;
  readonly onChoose: (place: ChosenPlace | null) => void;
}) {
  const { t } = usePackageText();
  const [typed, setTyped] = useState(rememberedFolder());
  const [text, setText] = useState(typed ?? '');
  const [wanted, setWanted] = useState(typed);
  const { value: places, failure, again } = useCall('packagePlaces', { typed });
  const chosen = places?.find(({ path }) => path === wanted) ?? places?.[0] ?? null;
  const isMissing = typed !== null && places !== null && !places.some(({ path }) => path === typed);

  useEffect(() => onChoose(chosen), [chosen, onChoose]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is the wish to look again
  useEffect(() => again(), [round, again]);

  const useTyped = () => {
    const folder = text.trim();
    if (folder === '') return;
    rememberFolder(folder);
    setTyped(folder);
    setWanted(folder);
    again();
  };
  return (
    <fieldset className="package-places">
      <legend>{t('place')}</legend>
      {places?.length === 0 && <p className="soft">{t('noSticks')}</p>}
      <Radio.Group value={chosen?.path ?? null} onChange={(event) => setWanted(event.target.value)}>
        {places?.map(({ path, freeBytes }) => (
          <Radio key={path} value={path}>
            <span className="wrap-anywhere">{path}</span>{' '}
            {freeBytes !== null && <span className="soft">{t('free', { size: bytesText(freeBytes) })}</span>}
          </Radio>
        ))}
      </Radio.Group>
      <div className="package-folder">
        <Input
          aria-label={t('folder')}
          placeholder={t('folder')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={useTyped}
        />
        <Button onClick={useTyped}>{t('folderUse')}</Button>
        <Button icon={<ReloadOutlined />} onClick={again}>
          {t('refresh')}
        </Button>
      </div>
      {isMissing && <p className="warn">{t('noFolder')}</p>}
      {failure && <FailureAlert failure={failure} onAgain={again} />}
    </fieldset>
  );
}
