import { useState } from 'react';
import { Key } from '../Key.tsx';
import { useKeyboardText } from '../keyboard-text.ts';
import { CodeWay } from './CodeWay.tsx';
import { PartsWay } from './PartsWay.tsx';
import { RadicalWay } from './RadicalWay.tsx';

const ways = ['radical', 'parts', 'code'] as const;

export interface RareWayProps {
  readonly onText: (text: string, takesBefore?: number) => void;
}

interface RareKeysProps extends RareWayProps {
  readonly textBefore: string;
}

/** 生僻字: by how it looks, by what it is made of, by its number. */
export function RareKeys({ onText, textBefore }: RareKeysProps) {
  const { t } = useKeyboardText();
  const [way, setWay] = useState<(typeof ways)[number]>('radical');
  return (
    <div className="rare">
      <div className="key-row">
        {ways.map((one) => (
          <Key key={one} isOn={way === one} wide onPress={() => setWay(one)}>
            {t(`way.${one}`)}
          </Key>
        ))}
      </div>
      {way === 'radical' && <RadicalWay onText={onText} />}
      {way === 'parts' && <PartsWay onText={onText} textBefore={textBefore} />}
      {way === 'code' && <CodeWay onText={onText} />}
    </div>
  );
}
