import type { Work, WorkKind } from '../../preload/contract-work.ts';
import { useTopic } from '../bridge/hooks.ts';
import { bytesText } from '../stations/window/sending/amounts.ts';
import { PartsBar } from './PartsBar.tsx';
import { useWorkText } from './work-text.ts';

type Unit = 'events' | 'pages' | 'bytes';

/** What the parts of a work are; null where they mean nothing to anybody. */
const unitOf: Readonly<Record<WorkKind, Unit | null>> = {
  'backup-ledger': null,
  'backup-check': 'events',
  'backup-pages': 'pages',
  'backup-seal': 'bytes',
  'chain-check': 'events',
  counting: 'events',
  closing: 'events',
  series: 'events',
};

/** What is under way of these kinds, and how far it is; nothing when none is. */
export function WorkBar({ kinds }: { readonly kinds: readonly WorkKind[] }) {
  const { t } = useWorkText();
  const shown = (useTopic('work', 'work') ?? []).filter(({ kind }) => kinds.includes(kind));
  return shown.map((work, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two of one kind have nothing that tells them apart
    <PartsBar key={index} name={t(`kind.${work.kind}`)} done={work.done} total={work.total} words={wordsOf(work)} />
  ));

  function wordsOf({ kind, done, total }: Work): string | undefined {
    const unit = unitOf[kind];
    if (unit === null) return undefined;
    const text = unit === 'bytes' ? bytesText : (count: number) => count.toLocaleString('en-US');
    return t(unit, { done: text(done), total: text(total) });
  }
}
