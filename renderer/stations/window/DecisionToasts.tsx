import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useApplications } from '../../desk/hooks.ts';
import { useText } from '../../text/shell-text.ts';

const shownSeconds = 8;

/**
 * A decision that arrives while the clerk works: a quiet word in the corner where no button waits for a
 * hand, no sound, no question.
 */
export function DecisionToasts({ onOpen }: { readonly onOpen: (applicationId: string) => void }) {
  const { notification } = App.useApp();
  const { t } = useText();
  const applications = useApplications();
  const undecided = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!applications) return;
    for (const application of applications) {
      const { decision, id } = application;
      if (!decision || !undecided.current.has(id)) continue;
      notification.info({
        key: `decision-${id}`,
        title: t('decision.arrived'),
        description: t('decision.body', {
          name: application.applicantName,
          item: application.itemName,
          outcome: t(decision.outcome === 'approved' ? 'state.APPROVED' : 'state.DENIED'),
        }),
        placement: 'topRight',
        duration: shownSeconds,
        actions: (
          <Button size="small" onClick={() => onOpen(id)}>
            {t('detail.title')}
          </Button>
        ),
      });
    }
    undecided.current = new Set(applications.filter(({ decision }) => decision === null).map(({ id }) => id));
  }, [applications, notification, onOpen, t]);
  return null;
}
