import './moves.css';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { MoveDetail } from '../../../../main/domain/case/move.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { deskReady } from '../../../desk/current-desk.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { MoveDialog, type Signed } from './MoveDialog.tsx';
import { useMovesText } from './moves-text.ts';

/** A key asked for this; `round` grows with each press. */
export interface Decision {
  readonly round: number;
  readonly wish: 'accept' | 'ask-correction';
}

type Choice = 'accept' | 'ask-correction' | 'refuse';

interface DecideBarProps {
  readonly draft: Draft;
  readonly item: Item;
  readonly decision?: Decision | null;
  /** There is nothing that could be decided so. */
  readonly onNothing?: () => void;
  /** It is in the ledger. */
  readonly onTaken: () => void;
}

/** Beside the acceptance of what is complete: 容缺受理、只收件、补正告知、不予受理, as the rules allow them. */
export function DecideBar({ draft, item, decision = null, onNothing, onTaken }: DecideBarProps) {
  const { t } = useMovesText();
  const asked = useCall('draftMoves', { draftId: draft.id });
  const [chosen, setChosen] = useState<Choice | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { again, value: view } = asked;
  // What may be done follows what is typed and scanned.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft's revision is the wish to ask again
  useEffect(again, [again, draft.revision]);
  const mayWaive = (view?.missing ?? []).some((code) => {
    const material = item.materials.find((one) => one.code === code);
    return material?.deferrable || material?.commitmentOk;
  });
  const asKey = useRef(0);
  useEffect(() => {
    if (!view || !decision || asKey.current === decision.round) return;
    asKey.current = decision.round;
    const isOffered = view.possible.some(({ transition, refusal }) => transition === decision.wish && refusal === null);
    if (isOffered && (decision.wish !== 'accept' || mayWaive)) setChosen(decision.wish);
    else onNothing?.();
  }, [view, decision, mayWaive, onNothing]);
  if (!view) return null;
  const offer = (choice: Choice) => view.possible.find(({ transition }) => transition === choice);
  const isOpen = (choice: Choice) => offer(choice)?.refusal === null;
  const takeIn = async (next: MoveDetail | null, signed: Signed | null): Promise<Failure | null> => {
    const desk = await deskReady();
    await desk.settled();
    const checked = await call('checkDraft', { draftId: draft.id });
    if (!checked.ok) return checked.failure;
    const besides = signed ? { ...signed, notes: { ...signed.notes } } : {};
    const taken = await call('takeIn', { draftId: draft.id, revision: checked.value.revision, next, ...besides });
    if (!taken.ok) return taken.failure;
    onTaken();
    return null;
  };
  const choices: readonly Choice[] = [...(mayWaive ? (['accept'] as const) : []), 'ask-correction', 'refuse'];
  const applicant = (draft.form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  return (
    <fieldset className="decide-bar" aria-label={t('draft.other')}>
      <span className="soft">{t('draft.other')}</span>
      <Button onClick={async () => setFailure(await takeIn(null, null))} title={t('draft.receiveHint')}>
        {t('draft.receive')}
      </Button>
      {choices.map((choice) => (
        <Button key={choice} disabled={!isOpen(choice)} onClick={() => setChosen(choice)}>
          {t(`draft.${choice}`)}
          {choice === 'accept' ? ' F8' : choice === 'ask-correction' ? ' F6' : ''}
        </Button>
      ))}
      {failure && <FailureAlert failure={failure} />}
      {chosen && (
        <MoveDialog
          key={chosen}
          transition={chosen}
          second={offer(chosen)?.second ?? null}
          people={view.people}
          matter={{
            item,
            missing: view.missing,
            deferrals: [],
            committed: [],
            days: view.days,
            applicant: { name: String(applicant.name ?? ''), idNumber: String(applicant.idNumber ?? '') },
            officeName: '',
          }}
          onMake={takeIn}
          onClose={() => setChosen(null)}
        />
      )}
    </fieldset>
  );
}
