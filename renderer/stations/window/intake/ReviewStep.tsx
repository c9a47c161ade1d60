import { CheckCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { groupIdNumber, maskIdNumber } from '../../../../main/domain/mask.ts';
import type { FieldProblem } from '../../../../main/domain/result.ts';
import { withoutRow } from '../../../form/problem-tree.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { CitizenBar } from '../display/CitizenBar.tsx';
import { DecideBar, type Decision } from '../moves/DecideBar.tsx';
import { DoubtList } from './DoubtList.tsx';
import { useLimitWords } from './limit-words.ts';
import { stepOf } from './steps.ts';
import type { Review } from './use-review.ts';
import { useVisitText } from './visit-text.ts';
import { useIntakeText } from './words.ts';

interface ReviewStepProps {
  readonly draft: Draft;
  readonly item: Item;
  readonly review: Review;
  readonly decision: Decision | null;
  readonly onNothingToDecide: () => void;
  /** Leads to the place of a problem. */
  readonly onShow: (pointer: string) => void;
  /** Taken in without being accepted as it stands. */
  readonly onTaken: () => void;
}

/** 核对受理: everything that is missing, at once, each a click away. */
export function ReviewStep({ draft, item, review, decision, onNothingToDecide, onShow, onTaken }: ReviewStepProps) {
  const { t } = useIntakeText();
  const { problems, failure } = review;
  return (
    <section className="intake-review" aria-label={t('steps.review')}>
      {failure && failure.code !== 'application/incomplete' && <FailureAlert failure={failure} />}
      {problems === null && !failure && <p className="soft">{t('review.checking')}</p>}
      {problems?.length === 0 && !failure && (
        <p className="review-complete" role="status">
          <CheckCircleOutlined aria-hidden /> {t('review.complete')}
        </p>
      )}
      {problems !== null && problems.length > 0 && <MissingList problems={problems} onShow={onShow} />}
      {problems !== null && (
        <DecideBar draft={draft} item={item} decision={decision} onNothing={onNothingToDecide} onTaken={onTaken} />
      )}
      <CitizenBar draftId={draft.id} isComplete={problems?.length === 0} onShow={onShow} />
      <DoubtList draft={draft} item={item} onShow={onShow} />
      <Summary draft={draft} item={item} />
    </section>
  );
}

interface MissingListProps {
  readonly problems: readonly FieldProblem[];
  readonly onShow: (pointer: string) => void;
}

function MissingList({ problems, onShow }: MissingListProps) {
  const { t, pick, language } = useIntakeText();
  return (
    <div className="panel review-missing" role="status">
      <h2>
        <ExclamationCircleOutlined aria-hidden /> {t('review.missing', { count: problems.length })}
      </h2>
      <ol>
        {problems.map((problem, index) => (
          <li
            key={`${problem.pointer} ${problem.message.zh}`}
            className={isSameRow(problem, problems[index - 1]) ? 'of-same-row' : undefined}
          >
            <button
              type="button"
              className="link"
              ref={index === 0 ? focusOnce : undefined}
              aria-label={pick(problem.message)}
              onClick={() => onShow(problem.pointer)}
            >
              {isSameRow(problem, problems[index - 1]) ? withoutRow(problem, language) : pick(problem.message)}
            </button>{' '}
            <span className="soft">{t(`steps.${stepOf(problem.pointer)}`)}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** 家庭成员第 1 行 is said once, over all that is wrong with it. */
function isSameRow({ row }: FieldProblem, before: FieldProblem | undefined): boolean {
  return row !== undefined && before?.row?.zh === row.zh;
}

/** Enter leads to the first thing that is missing. */
const focusOnce = (button: HTMLButtonElement | null): void => button?.focus();

function Summary({ draft, item }: { readonly draft: Draft; readonly item: Item }) {
  const { t } = useIntakeText();
  const { t: say } = useVisitText();
  const applicant = (draft.form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  const handedIn = draft.materials.filter((entry) => entry.method !== 'none');
  const pages = handedIn.reduce((sum, entry) => sum + entry.pages.length, 0);
  const limit = useLimitWords(item);
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
    ...(draft.handledBy
      ? [[say('place.label'), say('place.elsewhere', { name: draft.handledBy.placeName })] as const]
      : []),
    [t('review.limit'), limit],
    [t('review.fee'), fees.length === 0 ? t('review.free') : fees.join('；')],
    [t('review.result'), item.resultName],
  ];
  return (
    <dl className="intake-facts panel">
      {rows.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
