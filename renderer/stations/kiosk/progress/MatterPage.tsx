import './progress.css';
import { CheckCircleFilled, ClockCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { Alert } from 'antd';
import { caseStateNames } from '../../../../main/domain/case/states.ts';
import { receiptCode } from '../../../../main/domain/receipt-code.ts';
import type { MatterView } from '../../../../preload/contract-kiosk-services.ts';
import { call } from '../../../bridge/client.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { WhereaboutsTag } from '../../../widgets/WhereaboutsTag.tsx';
import { Frame } from '../apply/Frame.tsx';
import { PhotoCode } from '../apply/PhotoCode.tsx';
import { PrintButton } from '../apply/PrintButton.tsx';
import { usePages } from '../asked/use-pages.tsx';
import { ReceiptButton } from '../ReceiptButton.tsx';
import { useKioskSession } from '../session/kiosk-session.ts';
import { useProgressText } from './progress-text.ts';

interface MatterPageProps {
  readonly matter: MatterView;
  readonly printer: string | null;
  readonly printerTrouble: string | null;
  readonly isElder: boolean;
  readonly onBack: () => void;
}

const icons = { done: <CheckCircleFilled />, now: <ClockCircleOutlined />, later: <MinusCircleOutlined /> } as const;

/** One matter: where it is, what comes next and by when, what is asked for. */
export function MatterPage({ matter, printer, printerTrouble, isElder, onBack }: MatterPageProps) {
  const { t, pick, language } = useProgressText();
  const canPrint = useKioskSession().printsSheets || printer !== null;
  const { applicationId, correction, localNumber, next, outcome, state, steps } = matter;
  const marks = language === 'zh' ? { comma: '，', colon: '：' } : { comma: ', ', colon: ': ' };
  const stateWords = pick(caseStateNames[state]);
  return (
    <Frame
      title={matter.itemName}
      onBack={onBack}
      extra={
        <span className="matter-papers">
          {matter.isHere && (
            <ReceiptButton
              application={{ id: applicationId, receiptPrinted: matter.receiptPrinted }}
              printer={printer}
              canPrint={canPrint}
              isLarge={isElder}
            />
          )}
          {!canPrint ? (
            <span role="status">{t('noPrinter', { why: printerTrouble ?? '' })}</span>
          ) : (
            <PrintButton
              label={t('print')}
              print={(jobId) => call('printProgress', { applicationId, jobId, isLarge: isElder })}
            />
          )}
        </span>
      }
    >
      <p className="mono soft">{localNumber}</p>
      <dl className="ask-facts">
        <div>
          <dt className="soft">{t('now')}</dt>
          <dd>
            <b>{outcome ? `${stateWords}${marks.comma}${t(`outcome.${outcome}`)}` : stateWords}</b>{' '}
            <WhereaboutsTag whereabouts={matter.whereabouts} />
          </dd>
        </div>
        <div>
          <dt className="soft">{t('next')}</dt>
          <dd>
            {next ? t(`nextStep.${next.what}`) : t('over')}
            {next?.by && <b> {t('by', { date: dayWords(next.by, language) })}</b>}
          </dd>
        </div>
        <div>
          <dt className="soft">{t('at')}</dt>
          <dd>
            {matter.officeName}
            {matter.consultPhone !== null && <span className="soft"> {t('ask', { phone: matter.consultPhone })}</span>}
          </dd>
        </div>
      </dl>
      {correction && (
        <Alert
          type="warning"
          showIcon
          title={`${t('asked')}${marks.comma}${t('respondBy', { date: dayWords(correction.respondBy, language) })}`}
          description={
            <>
              <ul className="ask-list">
                {correction.defects.map((one) => (
                  <li key={`${one.name}${one.problem}`} className="wrap-anywhere">
                    <b>{one.name}</b>
                    {marks.colon}
                    {one.problem} {one.remedy}
                  </li>
                ))}
              </ul>
              <p>{t('correctionHint')}</p>
            </>
          }
        />
      )}
      {!canPrint && <PhotoCode code={receiptCode({ id: applicationId, localNumber })} number={localNumber} />}
      <Steps steps={steps} />
    </Frame>
  );
}

/** 流程: six steps at a time, beginning where the matter stands. */
function Steps({ steps }: Pick<MatterView, 'steps'>) {
  const { t } = useProgressText();
  const { shown, pager } = usePages(steps, { startsAt: steps.findIndex(({ is }) => is === 'now') });
  return (
    <>
      <ol className="matter-steps">
        {shown.map(({ step, post, is }) => (
          <li key={`${step}${post}`} data-step={is}>
            {icons[is]}
            <span>
              <b>{step}</b> <span className="soft wrap-anywhere">{post}</span>
            </span>
            <span className="soft">{t(`step.${is}`)}</span>
          </li>
        ))}
      </ol>
      {pager}
    </>
  );
}
