import type { DayFigures, SeriesFigure } from '../../../../main/domain/day-closing/figures.ts';
import { documentTrade } from '../../../../main/domain/documents/kinds.ts';
import { citizenSentence } from '../../../../main/domain/failure-tables.ts';
import { failureCodes } from '../../../../main/domain/failures.ts';
import { useClosingText } from './closing-text.ts';

export const countedFigures = [
  'received',
  'accepted',
  'corrections',
  'refused',
  'delivered',
  'notAskedToRate',
  'receiptsPrinted',
  'receiptsReprinted',
  'receiptsFailed',
  'ticketsIssued',
  'ticketsServed',
  'ticketsMissed',
] as const satisfies readonly (keyof DayFigures)[];

const listedAtMost = 12;

/** The figures as both signers see them: what happened, and what is left open, by its number. */
export function FiguresView({ figures, draftsOpen }: { readonly figures: DayFigures; readonly draftsOpen: number }) {
  const { t } = useClosingText();
  return (
    <>
      <dl className="closing-counts">
        {countedFigures.map((key) => (
          <div key={key} data-figure={key}>
            <dt>{t(key)}</dt>
            <dd>{figures[key]}</dd>
          </div>
        ))}
      </dl>
      <dl className="closing-rest">
        <dt>{t('unsent')}</dt>
        <dd>
          {figures.unsentCount === 0
            ? t('none')
            : t('unsentSome', { count: figures.unsentCount, attention: figures.attentionCount })}
          <ul>
            {figures.unsent.slice(0, listedAtMost).map(({ localNumber, reason }) => (
              <li key={localNumber}>
                <span className="mono">{localNumber}</span> <Reason code={reason} />
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t('originals')}</dt>
        <dd>
          {figures.originalsCount === 0 && t('none')}
          <ul>
            {figures.originals.slice(0, listedAtMost).map(({ localNumber, materialName, count, isUnsigned }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two originals may be alike to the letter; the list is drawn whole
              <li key={index}>
                {materialName} ×{count} <span className="soft mono">{localNumber}</span>{' '}
                {t(isUnsigned ? 'unsigned' : 'held')}
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t('draftsOpen')}</dt>
        <dd>{draftsOpen === 0 ? t('none') : draftsOpen}</dd>
        <dt>{t('ticketsOpen')}</dt>
        <dd className="mono">{figures.ticketsOpen.length === 0 ? t('none') : figures.ticketsOpen.join(' ')}</dd>
        <dt>{t('series')}</dt>
        <dd>
          {figures.series.length === 0 && t('none')}
          <ul>
            {figures.series.map((series) => (
              <SeriesLine key={`${series.kind}/${series.year}`} series={series} />
            ))}
          </ul>
        </dd>
      </dl>
    </>
  );
}

function SeriesLine({ series }: { readonly series: SeriesFigure }) {
  const { t, language } = useClosingText();
  const { kind, first, last, issued, missing, voided } = series;
  const trade = kind === 'local-number' ? null : documentTrade[kind];
  const name = trade === null ? t('localNumber') : language === 'zh' ? trade.name : trade.nameEn;
  return (
    <li>
      {name} <span className="soft">{t(issued === 1 ? 'one' : 'range', { first, last, issued })}</span>{' '}
      {missing.length > 0 ? (
        <b className="tone-warn">{t('missing', { numbers: missing.slice(0, listedAtMost).join(' ') })}</b>
      ) : (
        <span className="soft">{t('noGap')}</span>
      )}{' '}
      {voided.map(({ count, reason }) => t('voided', { count, reason })).join(' ')}
    </li>
  );
}

function Reason({ code }: { readonly code: string | null }) {
  const { pick } = useClosingText();
  const known = failureCodes.find((one) => one === code);
  return known ? <span className="soft">{pick(citizenSentence[known])}</span> : null;
}
