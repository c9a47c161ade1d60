import { useMemo, useState } from 'react';
import { byOwnStrokes, charactersOf, countsOf, type RadicalGroup, shapeOf } from '../engine/radicals.ts';
import { Key } from '../Key.tsx';
import { useKeyboardText } from '../keyboard-text.ts';
import { useRadicals } from '../use-tables.ts';
import type { RareWayProps } from './RareKeys.tsx';

/** 部首检字, as in the dictionary of school: strokes of the radical, the radical, strokes of the character. */
export function RadicalWay({ onText }: RareWayProps) {
  const { t } = useKeyboardText();
  const groups = useRadicals();
  const [own, setOwn] = useState(3);
  const [radical, setRadical] = useState<RadicalGroup | null>(null);
  const [count, setCount] = useState<string | null>(null);
  const byStrokes = useMemo(() => byOwnStrokes(groups ?? []), [groups]);
  if (groups === null) return <p className="soft">{t('loading')}</p>;
  if (radical === null) {
    return (
      <>
        <p>{t('chooseRadical')}</p>
        <div className="rare-row">
          {[...byStrokes.keys()]
            .toSorted((a, b) => a - b)
            .map((strokes) => (
              <Key key={strokes} tone="quiet" isOn={own === strokes} onPress={() => setOwn(strokes)}>
                {strokes}
              </Key>
            ))}
        </div>
        <div className="rare-grid">
          {(byStrokes.get(own) ?? []).map((group) => (
            <Key
              key={group.radical}
              onPress={() => {
                setRadical(group);
                setCount(null);
              }}
            >
              {shapeOf(group.radical)}
            </Key>
          ))}
        </div>
      </>
    );
  }
  const counts = countsOf(radical);
  return (
    <>
      <div className="rare-row">
        <Key tone="quiet" wide onPress={() => setRadical(null)}>
          {t('backToRadicals')}
        </Key>
        <span>{t('chooseStrokes', { radical: shapeOf(radical.radical) })}</span>
      </div>
      <div className="rare-row">
        {counts.map((one) => (
          <Key key={one} tone="quiet" isOn={count === one} onPress={() => setCount(one)}>
            {one === '?' ? t('strokesUnknown') : one}
          </Key>
        ))}
      </div>
      <div className="rare-grid">
        {(count === null ? [] : charactersOf(radical, count)).map((character) => (
          <Key key={character} onPress={() => onText(character)}>
            {character}
          </Key>
        ))}
      </div>
    </>
  );
}
