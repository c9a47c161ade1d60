import { Input, type InputRef, Modal } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { buildItemIndex, searchItems } from '../../../main/domain/item-search.ts';
import { groupIdNumber } from '../../../main/domain/mask.ts';
import { useCall } from '../../bridge/hooks.ts';
import { useItems } from '../../desk/hooks.ts';
import { useText } from '../../text/shell-text.ts';
import { WhereaboutsTag } from '../../widgets/WhereaboutsTag.tsx';

interface SearchPaletteProps {
  readonly onClose: () => void;
  readonly onOpenApplication: (id: string) => void;
  readonly onStartItem: (itemCode: string) => void;
}

const shownOfEach = 6;
const patienceMs = 120;

/** Ctrl+K: an application or an item, found while typing; arrows choose, Enter opens. */
export function SearchPalette({ onClose, onOpenApplication, onStartItem }: SearchPaletteProps) {
  const { t } = useText();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<InputRef>(null);
  const items = useItems();
  const index = useMemo(() => buildItemIndex(items ?? []), [items]);
  const settled = useSettled(query.trim());
  const found = useCall('searchApplications', settled === '' ? null : { query: settled, limit: shownOfEach });
  const applications = found.value ?? [];
  const matches = settled === '' ? [] : searchItems(index, settled, shownOfEach).filter((match) => match.canStart);
  const entries = [
    ...applications.map((application) => ({
      key: application.id,
      open: () => onOpenApplication(application.id),
      row: (
        <>
          <span className="mono">{application.localNumber}</span>
          <span className="clip">
            {application.applicantName} · {application.itemName}
          </span>
          <span className="mono soft">{groupIdNumber(application.maskedIdNumber)}</span>
          <WhereaboutsTag whereabouts={application.whereabouts} />
        </>
      ),
    })),
    ...matches.map(({ item }) => ({
      key: item.code,
      open: () => onStartItem(item.code),
      row: (
        <>
          <span className="mono soft">{item.code}</span>
          <span className="clip">{item.name}</span>
        </>
      ),
    })),
  ];

  function onKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setChosen(Math.min(chosen + 1, entries.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(chosen - 1, 0));
    else if (event.key === 'Enter') choose(chosen);
    else return;
    event.preventDefault();
  }

  function choose(position: number): void {
    const entry = entries[position];
    if (!entry) return;
    onClose();
    entry.open();
  }

  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={720}
      afterOpenChange={() => input.current?.focus()}
    >
      <Input
        ref={input}
        autoFocus
        size="large"
        value={query}
        maxLength={100}
        aria-label={t('top.search')}
        placeholder={t('palette.placeholder')}
        onKeyDown={onKey}
        onChange={({ target }) => {
          setQuery(target.value);
          setChosen(0);
        }}
      />
      <ul className="palette" aria-live="polite">
        {entries.map((entry, position) => (
          <li key={entry.key}>
            <button
              type="button"
              className="palette-row"
              aria-current={position === chosen}
              onClick={() => choose(position)}
            >
              {entry.row}
            </button>
          </li>
        ))}
        {settled !== '' && found.value && entries.length === 0 && <li className="soft">{t('palette.none')}</li>}
      </ul>
    </Modal>
  );
}

/** The last value once typing rests, so that not every letter is a call. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), patienceMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
