import { Key } from './Key.tsx';

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;

interface LetterKeysProps {
  readonly isUpper: boolean;
  readonly onLetter: (letter: string) => void;
  /** At the ends of the last row. */
  readonly left: React.ReactNode;
  readonly right: React.ReactNode;
}

export function LetterKeys({ isUpper, onLetter, left, right }: LetterKeysProps) {
  return rows.map((row, index) => (
    <div key={row} className="key-row">
      {index === rows.length - 1 && left}
      {Array.from(row).map((letter) => (
        <Key key={letter} label={letter} onPress={() => onLetter(isUpper ? letter.toUpperCase() : letter)}>
          {isUpper ? letter.toUpperCase() : letter}
        </Key>
      ))}
      {index === rows.length - 1 && right}
    </div>
  ));
}
