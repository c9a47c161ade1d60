import './keyboard.css';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { CandidateBar } from './CandidateBar.tsx';
import { candidatesFor } from './engine/candidates.ts';
import { Key } from './Key.tsx';
import { useKeyboardText } from './keyboard-text.ts';
import { LetterKeys } from './LetterKeys.tsx';
import { type Layout, layoutOf, layouts } from './layout-of.ts';
import { PadKeys } from './PadKeys.tsx';
import { RareKeys } from './rare/RareKeys.tsx';
import { usePinyinTable } from './use-tables.ts';
import { useTypedField } from './use-typed-field.ts';
import { eraseIn, type TypedField, textOf, typeInto, undoIn } from './write-field.ts';

const idKeys = Array.from('123456789X0');
const signKeys = Array.from('1234567890-./:@（），。、？！');

/**
 * 屏幕键盘 for the field in hand: part of the page's layout, so that it never lies over the field. It remembers nothing of
 * what was typed; a physical keyboard goes on working beside it.
 */
export function KioskKeyboard() {
  const field = useTypedField();
  return field === null ? null : <OpenKeyboard key={fieldNumber(field)} field={field} />;
}

const numbers = new WeakMap<TypedField, number>();
let lastNumber = 0;

/** Each field begins on its own layout with nothing half typed. */
function fieldNumber(field: TypedField): number {
  const known = numbers.get(field);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(field, lastNumber);
  return lastNumber;
}

function OpenKeyboard({ field }: { readonly field: TypedField }) {
  const { t } = useKeyboardText();
  const table = usePinyinTable();
  const [layout, setLayout] = useState<Layout>(() => layoutOf(field));
  const [letters, setLetters] = useState('');
  const [isUpper, setUpper] = useState(false);
  const [textBefore, setTextBefore] = useState(() => beforeCaret(field));
  const frame = useRef<HTMLElement>(null);
  useRoom(frame, field);
  const candidates = useMemo(() => (table === null ? [] : candidatesFor(table, letters)), [table, letters]);

  const choose = (text: string, takes: number): void => {
    typeInto(field, text);
    setLetters(letters.slice(takes));
  };
  const flush = (): void => {
    if (letters !== '') choose(letters.replaceAll("'", ''), letters.length);
  };
  const type = (text: string): void => {
    flush();
    typeInto(field, text);
  };
  const space = (): void => {
    const [first] = candidates;
    if (letters === '') typeInto(field, ' ');
    else if (first) choose(first.text, first.takes);
    else flush();
  };
  const turnTo = (next: Layout): void => {
    flush();
    setTextBefore(beforeCaret(field));
    setLayout(next);
  };
  const erase = (
    <Key wide label={t('erase')} onPress={() => (letters === '' ? eraseIn(field) : setLetters(letters.slice(0, -1)))}>
      ⌫
    </Key>
  );
  const addLetter = (letter: string): void => {
    if (layout === 'latin') typeInto(field, letter);
    else setLetters((letters + letter).slice(0, 40));
  };

  return (
    <section ref={frame} className="keyboard" aria-label={t('keyboard')} data-layout={layout} data-field={field.id}>
      {layout === 'pinyin' && (
        <CandidateBar letters={letters} candidates={candidates} onChoose={({ text, takes }) => choose(text, takes)} />
      )}
      {(layout === 'pinyin' || layout === 'latin') && (
        <LetterKeys
          isUpper={layout === 'latin' && isUpper}
          onLetter={addLetter}
          left={
            layout === 'latin' ? (
              <Key label={t('shift')} isOn={isUpper} onPress={() => setUpper(!isUpper)}>
                ⇧
              </Key>
            ) : (
              <Key label="'" onPress={() => letters !== '' && setLetters(`${letters}'`)}>
                ’
              </Key>
            )
          }
          right={erase}
        />
      )}
      {layout === 'digits' && <PadKeys keys={signKeys} columns={6} onKey={type} erase={erase} />}
      {layout === 'id-number' && <PadKeys keys={idKeys} columns={3} onKey={type} erase={erase} />}
      {layout === 'rare' && (
        <RareKeys
          textBefore={textBefore}
          onText={(text, takesBefore = 0) => {
            for (let at = 0; at < takesBefore; at += 1) eraseIn(field);
            type(text);
            setTextBefore(beforeCaret(field));
          }}
        />
      )}
      <div className="key-row key-row-last">
        {layouts.map((one) => (
          <Key key={one} tone="quiet" isOn={layout === one} onPress={() => turnTo(one)}>
            {t(`layout.${one}`)}
          </Key>
        ))}
        {(layout === 'pinyin' || layout === 'latin') && (
          <Key wide label={t('space')} onPress={space}>
            {t('space')}
          </Key>
        )}
        {layout === 'rare' && erase}
        <Key tone="quiet" onPress={() => undoIn(field)}>
          {t('undo')}
        </Key>
        {field instanceof HTMLTextAreaElement && <Key onPress={() => type('\n')}>{t('newLine')}</Key>}
        <Key
          tone="main"
          onPress={() => {
            flush();
            field.blur();
          }}
        >
          {t('done')}
        </Key>
      </div>
    </section>
  );
}

function beforeCaret(field: TypedField): string {
  const { text, from } = textOf(field);
  return text.slice(0, from);
}

/** What floats over the page (dialogs) makes room as well, and the field stays in sight. */
function useRoom(frame: React.RefObject<HTMLElement | null>, field: TypedField): void {
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const root = document.documentElement;
    const measure = () => {
      root.style.setProperty('--keyboard-height', `${current.offsetHeight}px`);
      field.scrollIntoView({ block: 'nearest' });
    };
    const watch = new ResizeObserver(measure);
    watch.observe(current);
    measure();
    return () => {
      watch.disconnect();
      root.style.removeProperty('--keyboard-height');
    };
  }, [frame, field]);
  useEffect(() => {
    field.scrollIntoView({ block: 'center' });
  }, [field]);
}
