import type { Item } from '../../../../main/domain/catalogue.ts';
import { yuan } from '../../../../main/domain/fees.ts';
import { askedMaterials } from '../../../../main/domain/item-guide.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useApplyText } from './apply-text.ts';
import { Frame } from './Frame.tsx';

interface GuideStepProps {
  readonly item: Item;
  readonly progress: string;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly onBack: () => void;
  readonly onStart: () => void;
}

/** What to know before beginning, on one page: papers, time, fee. */
export function GuideStep({ item, progress, isBusy, failure, onBack, onStart }: GuideStepProps) {
  const { t } = useApplyText();
  const { promisedLimit: limit } = item;
  const time =
    limit.value === 0
      ? t('guide.atOnce')
      : t(limit.unit === 'workday' ? 'guide.workdays' : 'guide.days', { count: limit.value });
  const fee =
    item.feeItems.length === 0
      ? t('guide.free')
      : item.feeItems
          .map(
            ({ name, amountFen, exempt }) => `${name} ${amountFen === null ? '' : `${yuan(amountFen)} 元`} ${exempt}`,
          )
          .join('；');
  return (
    <Frame title={item.name} progress={progress} onBack={onBack} next={{ label: t('start'), isBusy, onPress: onStart }}>
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      <p className="ask-note">{t('legal')}</p>
      <dl className="ask-facts">
        <Fact term={t('guide.limit')} text={time} />
        <Fact term={t('guide.fee')} text={fee} />
        <Fact term={t('guide.who')} text={item.acceptConditions.join('；')} />
        <Fact term={t('guide.result')} text={item.resultName} />
        <Fact term={t('guide.phone')} text={item.consultPhone} />
      </dl>
      <h2>{t('guide.need')}</h2>
      <ul className="ask-list">
        {askedMaterials(item, {}).map(({ material, kind }) => (
          <li key={material.code} className="wrap-anywhere">
            {material.name}
            {kind === 'depends' && <span className="soft">（{t('guide.depends')}）</span>}
          </li>
        ))}
      </ul>
    </Frame>
  );
}

function Fact({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <div>
      <dt className="soft">{term}</dt>
      <dd className="wrap-anywhere">{text}</dd>
    </div>
  );
}
