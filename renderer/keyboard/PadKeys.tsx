import { Key } from './Key.tsx';

interface PadKeysProps {
  readonly keys: readonly string[];
  readonly onKey: (key: string) => void;
  /** Stands at the end of each row. */
  readonly columns: number;
  readonly erase: React.ReactNode;
}

/** Digits as on a telephone; the last key takes away. */
export function PadKeys({ keys, onKey, columns, erase }: PadKeysProps) {
  return (
    <div className="key-pad" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {keys.map((key) => (
        <Key key={key} label={key} onPress={() => onKey(key)}>
          {key}
        </Key>
      ))}
      {erase}
    </div>
  );
}
