import { CheckCircleFilled } from '@ant-design/icons';
import { Alert, Drawer } from 'antd';
import { useState } from 'react';
import { longTime } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { Output } from '../../../../preload/contract.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { SheetButtons } from '../../../disclosure/SheetButtons.tsx';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { Waiting } from '../../../widgets/Waiting.tsx';
import { useClosingText } from './closing-text.ts';
import { countedFigures, FiguresView } from './FiguresView.tsx';

/** One that was signed, counted once more while it is looked at. */
export function ClosingDrawer({ seq, onClose }: { readonly seq: number; readonly onClose: () => void }) {
  const { t, language } = useClosingText();
  const asked = useCall('closing', { seq });
  const [failure, setFailure] = useState<Failure | null>(null);
  const found = asked.value;
  return (
    <Drawer
      open
      onClose={onClose}
      size={760}
      title={
        found ? t('record', { day: dayWords(found.closing.day, language), kind: t(found.closing.kind) }) : t('counting')
      }
      extra={<SheetButtons words={t('sheet')} ask={() => call('closingSheet', { seq })} onFailure={setFailure} />}
    >
      {(failure ?? asked.failure) && <FailureAlert failure={(failure ?? asked.failure) as Failure} />}
      {!found && !asked.failure && <Waiting words={t('counting')} />}
      {found && (
        <div className="closing">
          <Recounted found={found} />
          <FiguresView figures={found.closing.figures} draftsOpen={found.closing.draftsOpen} />
          <dl className="closing-rest">
            <dt>{t('note')}</dt>
            <dd>{found.closing.note || t('none')}</dd>
            <dt>{t('who')}</dt>
            <dd>
              {found.closing.outgoing.name} · {found.closing.second.name}
            </dd>
            <dt>{t('when')}</dt>
            <dd>{longTime(found.closing.at)}</dd>
            <dt>{t('hash')}</dt>
            <dd className="mono wrap-anywhere">{found.closing.sheetHash}</dd>
          </dl>
        </div>
      )}
    </Drawer>
  );
}

function Recounted({ found }: { readonly found: Output<'closing'> }) {
  const { t } = useClosingText();
  const { differences, closing, recounted, isSheetRight } = found;
  if (!isSheetRight) return <Alert type="error" showIcon title={t('wrongSheet')} />;
  if (differences.length === 0) {
    return (
      <div>
        <ToneTag tone="good" icon={<CheckCircleFilled />}>
          {t('sameAsWritten')}
        </ToneTag>
      </div>
    );
  }
  const counted = countedFigures.filter((key) => differences.includes(key));
  const others = differences.filter((key) => !counted.some((one) => one === key));
  return (
    <Alert
      type="error"
      showIcon
      title={t('differs')}
      description={
        <ul>
          {counted.map((key) => (
            <li key={key}>
              {t(key)}: {t('written')} {closing.figures[key]}, {t('now')} {recounted[key]}
            </li>
          ))}
          {others.length > 0 && <li>{others.join(' ')}</li>}
        </ul>
      }
    />
  );
}
