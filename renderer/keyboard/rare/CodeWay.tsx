import { WarningOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { characterOfCode } from '../engine/code-point.ts';
import { Key } from '../Key.tsx';
import { useKeyboardText } from '../keyboard-text.ts';
import { PadKeys } from '../PadKeys.tsx';
import type { RareWayProps } from './RareKeys.tsx';

const digits = Array.from('123456789ABC0DEF');
const longest = 6;

/** 编码: typed into the keyboard itself; the field sees only the character that was looked at first. */
export function CodeWay({ onText }: RareWayProps) {
  const { t } = useKeyboardText();
  const [code, setCode] = useState('');
  const answer = characterOfCode(code);
  return (
    <div className="rare-code">
      <div className="rare-preview">
        <p>{t('codeHint')}</p>
        <p className="mono">U+{code}</p>
        {answer.kind === 'none' && <p role="status">{t('codeNone')}</p>}
        {answer.kind === 'character' && (
          <>
            <output className="rare-glyph">{answer.text}</output>
            {answer.isPrivate && (
              <p role="alert" className="tone tone-warn rare-warning">
                <WarningOutlined aria-hidden /> {t('private')}
              </p>
            )}
            <Key
              tone="main"
              wide
              onPress={() => {
                onText(answer.text);
                setCode('');
              }}
            >
              {t('put')}
            </Key>
          </>
        )}
      </div>
      <PadKeys
        keys={digits}
        columns={6}
        onKey={(digit) => setCode((code + digit).slice(0, longest))}
        erase={
          <Key wide label={t('erase')} onPress={() => setCode(code.slice(0, -1))}>
            ⌫
          </Key>
        }
      />
    </div>
  );
}
