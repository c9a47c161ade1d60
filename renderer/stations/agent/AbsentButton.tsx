import { Button, Popconfirm } from 'antd';
import { mostAbsences } from '../../../main/domain/doorstep/visit.ts';
import type { VisitView } from '../../../preload/contract-agent.ts';
import { useAgentText } from './agent-text.ts';

/** 不在家: said once it can be tried again, said twice it goes back. */
export function AbsentButton({
  view,
  onAbsent,
}: {
  readonly view: VisitView;
  readonly onAbsent: (note: string) => void;
}) {
  const { t } = useAgentText();
  const { absences } = view;
  if (view.cases.length > 0) return null;
  return (
    <Popconfirm
      title={absences === 0 ? t('finish.absentFirst') : t('finish.absentOnce', { count: absences })}
      description={absences + 1 >= mostAbsences ? t('finish.absentHow') : undefined}
      okText={t('finish.absentYes')}
      cancelText={t('finish.cancel')}
      onConfirm={() => onAbsent('')}
    >
      <Button size="large">{t('finish.absent')}</Button>
    </Popconfirm>
  );
}
