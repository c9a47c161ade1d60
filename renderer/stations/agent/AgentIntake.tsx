import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { call } from '../../bridge/client.ts';
import { useSignal } from '../../desk/hooks.ts';
import { IntakeDoor } from '../window/IntakeDoor.tsx';
import { currentVisit, nextVisitor } from '../window/intake/visit.ts';
import type { IntakeWish, UnlockedTerminal } from '../window/pages.ts';
import { useAgentText } from './agent-text.ts';
import { type VisitInHand, visitInHand } from './visit-in-hand.ts';

interface AgentIntakeProps {
  readonly terminal: UnlockedTerminal;
  readonly hand: VisitInHand | null;
  readonly onVisit: (visitId: string) => void;
  readonly onHome: () => void;
  readonly onOpen: (applicationId: string) => void;
}

let rounds = 0;

/** The window's flow for the visit in hand; without one there is nothing to take in, since 上门 or 代办 was not said. */
export function AgentIntake({ terminal, hand, onVisit, onHome, onOpen }: AgentIntakeProps) {
  const { t } = useAgentText();
  const visit = useSignal(currentVisit);
  const wish = useMemo<IntakeWish>(
    // biome-ignore lint/suspicious/noAssignInExpressions: each visit in hand is a wish of its own
    () => ({ round: (rounds += 1), draftId: null, itemCode: null, reading: null }),
    [],
  );
  const { acceptedIds } = visit;
  useEffect(() => {
    if (!hand) return;
    for (const applicationId of acceptedIds) void call('noteVisitCase', { visitId: hand.visitId, applicationId });
  }, [acceptedIds, hand]);
  if (!hand) {
    return (
      <div className="agent-column">
        <h1>{t('nav.intake')}</h1>
        <p>{t('mode.first')}</p>
        <Button type="primary" size="large" onClick={onHome}>
          {t('mode.choose')}
        </Button>
      </div>
    );
  }
  return (
    <div className="agent-intake">
      <div className="agent-intake-head">
        <Button
          icon={<ArrowLeftOutlined />}
          onClick={() => {
            onVisit(hand.visitId);
            if (visit.activeDraftId === null) {
              nextVisitor();
              visitInHand.set(null);
            }
          }}
        >
          {hand.personName}
        </Button>
        <span className="agent-mode-line">{t('mode.chosen', words(hand, t))}</span>
      </div>
      <IntakeDoor terminal={terminal} wish={wish} mode={hand.mode} onOpenApplication={onOpen} />
    </div>
  );
}

function words({ mode }: VisitInHand, t: ReturnType<typeof useAgentText>['t']) {
  return { mode: t(`mode.${mode}`), says: t(`mode.${mode}Says`) };
}
