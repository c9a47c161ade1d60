import { charactersOfParts, mergeAtEnd } from '../engine/parts.ts';
import { Key } from '../Key.tsx';
import { useKeyboardText } from '../keyboard-text.ts';
import type { RareWayProps } from './RareKeys.tsx';

const longestRun = 4;

/** 拆字: what stands before the caret, put together. The parts give way to the character that they make. */
export function PartsWay({ onText, textBefore }: RareWayProps & { readonly textBefore: string }) {
  const { t } = useKeyboardText();
  const offers = offersFor(textBefore);
  return (
    <>
      <p>{t('partsHint')}</p>
      <div className="rare-grid">
        {offers.map(({ character, parts }) => (
          <Key key={character} onPress={() => onText(character, parts.length)}>
            <span className="rare-parts">{parts} →</span> {character}
          </Key>
        ))}
        {offers.length === 0 && textBefore !== '' && <span className="soft">{t('partsNone')}</span>}
      </div>
    </>
  );
}

function offersFor(text: string): readonly { readonly character: string; readonly parts: string }[] {
  const last = Array.from(text).slice(-longestRun);
  const found = new Map<string, string>();
  const merged = mergeAtEnd(text);
  if (merged) found.set(merged.character, last.slice(-merged.takes).join(''));
  for (let from = 0; from < last.length - 1; from += 1) {
    const parts = last.slice(from).join('');
    for (const character of charactersOfParts(parts)) if (!found.has(character)) found.set(character, parts);
  }
  return [...found].map(([character, parts]) => ({ character, parts }));
}
