import './moves.css';
import { Button, Timeline, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import type { Application } from '../../../../main/domain/application.ts';
import type { TransitionName } from '../../../../main/domain/case/move.ts';
import { caseFlagNames, caseRoleNames, caseStateNames } from '../../../../main/domain/case/states.ts';
import { transitions } from '../../../../main/domain/case/transitions.ts';
import { shortTime } from '../../../../main/domain/dates.ts';
import type { CaseMovesView } from '../../../../preload/contract-moves.ts';
import { call, onTopic } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { useItem } from '../../../desk/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { useMovesText } from './moves-text.ts';

/** What the clerk is about to do, and the last step that stood there when they began: a later one is looked at first. */
interface Chosen {
  readonly transition: TransitionName;
  readonly after: string | null;
}

/** 办件步骤: what has happened, in the clerk's words, and the steps of this clerk's posts. */
export function StepsBox({
  application,
  onMoved,
}: {
  readonly application: Application;
  readonly onMoved: () => void;
}) {
  const { t, pick } = useMovesText();
  const { id: applicationId } = application;
  const asked = useCall('caseMoves', { applicationId });
  const item = useItem(application.itemCode);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const { again, value: view } = asked;
  useEffect(() => onTopic('desk', again), [again]);
  if (asked.failure) return <FailureAlert failure={asked.failure} onAgain={again} />;
  if (!view || !item) return null;
  const offered = view.possible.filter(({ transition }) => transition !== 'archive');
  const making = offered.find(({ transition }) => transition === chosen?.transition);
  return (
    <section className="steps-box" aria-label={t('title')}>
      <h3>
        {t('title')} · {pick(caseStateNames[view.state])}{' '}
        <span className="soft">{view.flags.map((flag) => pick(caseFlagNames[flag])).join(' · ')}</span>
      </h3>
      <Timeline items={view.moves.map((move) => ({ key: move.id, content: <StepWords move={move} /> }))} />
      {offered.length === 0 && <p className="soft">{t('none')}</p>}
      <fieldset className="move-buttons" aria-label={t('next')}>
        {offered.map(({ transition, refusal }) => (
          <Tooltip key={transition} title={refusal ? t('blocked', { why: pick(refusal.text) }) : undefined}>
            <Button
              disabled={refusal !== null}
              onClick={() => setChosen({ transition, after: view.moves.at(-1)?.id ?? null })}
            >
              {pick(transitions[transition].name)}
            </Button>
          </Tooltip>
        ))}
      </fieldset>
      {chosen && making && (
        <MoveDialog
          key={making.transition}
          transition={making.transition}
          second={making.second}
          people={view.people}
          matter={{
            item,
            missing: view.missing,
            deferrals: view.deferrals,
            committed: view.committed,
            days: view.days,
            applicant: { name: application.applicantName, idNumber: application.idNumber },
            officeName: '',
          }}
          onMake={async (detail, signed) => {
            const made = await call('makeMove', {
              applicationId,
              detail,
              after: chosen.after,
              ...signed,
              notes: { ...signed.notes },
            });
            if (!made.ok) return made.failure;
            setChosen(null);
            again();
            onMoved();
            return null;
          }}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}

function StepWords({ move }: { readonly move: CaseMovesView['moves'][number] }) {
  const { t, pick } = useMovesText();
  return (
    <>
      <b>{pick(transitions[move.detail.transition].name)}</b> → {pick(caseStateNames[move.to])}{' '}
      <span className="mono soft">{shortTime(move.at)}</span>{' '}
      <span className="soft">
        {move.by.name}（{pick(caseRoleNames[move.by.role])}）
        {move.second && t('withSecond', { name: move.second.name })}
        {move.where === 'county' && ` · ${t('county')}`}
      </span>
    </>
  );
}
