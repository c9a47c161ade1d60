import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { groupIdNumber, maskIdNumber } from '../../../../main/domain/mask.ts';
import type { Failure, FieldProblem } from '../../../../main/domain/result.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import type { StepKey } from './IntakePage.tsx';
import { useIntakeText } from './words.ts';

interface ReviewStepProps {
  readonly draft: Draft;
  readonly item: Item;
  readonly problems: readonly FieldProblem[];
  readonly failure: Failure | null;
  readonly onGoTo: (step: StepKey) => void;
}

/** 核对受理: everything that is missing, at once, each a click away. */
export function ReviewStep({ draft, item, problems, failure, onGoTo }: ReviewStepProps) {
  const { t, pick } = useIntakeText();
  return (
    <section className="intake-review" aria-label={t('steps.review')}>
      {failure && failure.code !== 'application/incomplete' && <FailureAlert failure={failure} />}
      {problems.length === 0 ? (
        <p className="review-complete" role="status">
          <CheckCircleOutlined aria-hidden /> {t('review.complete')}
        </p>
      ) : (
        <div className="panel review-missing" role="status">
          <h2>
            <ExclamationCircleOutlined aria-hidden /> {t('review.missing', { count: problems.length })}
          </h2>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.pointer} ${problem.message.zh}`}>
                <button type="button" className="link" onClick={() => onGoTo(stepOf(problem.pointer))}>
                  {pick(problem.message)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Summary draft={draft} item={item} />
    </section>
  );
}

export function stepOf(pointer: string): StepKey {
  if (pointer.startsWith('/materials')) return 'materials';
  if (pointer.startsWith('/identity')) return 'identity';
  return 'form';
}

function Summary({ draft, item }: { readonly draft: Draft; readonly item: Item }) {
  const { t } = useIntakeText();
  const applicant = (draft.form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  const handedIn = draft.materials.filter((entry) => entry.method !== 'none');
  const pages = handedIn.reduce((sum, entry) => sum + entry.pages.length, 0);
  const { value, unit } = item.promisedLimit;
  const fees = item.feeItems.map(
    (fee) => `${fee.name} ${fee.amountFen === null ? t('review.feeUnknown') : (fee.amountFen / 100).toFixed(2)}`,
  );
  const rows: readonly (readonly [string, string])[] = [
    [t('steps.item'), item.name],
    [
      t('review.applicant'),
      `${String(applicant.name ?? '')}　${groupIdNumber(maskIdNumber(String(applicant.idNumber ?? '')))}`,
    ],
    [t('steps.materials'), t('review.materials', { count: handedIn.length, pages })],
    [t('review.department'), item.implementer.name],
    [t('review.limit'), t(unit === 'workday' ? 'item.limit' : 'item.limitDays', { value })],
    [t('review.fee'), fees.length === 0 ? t('review.free') : fees.join('；')],
    [t('review.result'), item.resultName],
  ];
  return (
    <dl className="facts panel">
      {rows.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
