import { EditOutlined, IdcardOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import type { Application } from '../../../../main/domain/application.ts';
import { useItem } from '../../../desk/hooks.ts';
import { inLanguage } from '../../../form/form-language.ts';
import { useText } from '../../../text/shell-text.ts';
import { type AnswerRow, answerGroups } from './answer-rows.ts';

/** What the citizen answered, in the words of the form, with the source of each answer. */
export function AnswerList({ application }: { readonly application: Application }) {
  const { t, language } = useText();
  const item = useItem(application.itemCode);
  const groups = useMemo(
    () =>
      answerGroups(
        inLanguage(item?.formSchema ?? {}, language) as Record<string, unknown>,
        item?.uiSchema ?? {},
        application.form,
      ),
    [item, language, application.form],
  );
  const said = ({ value }: AnswerRow) =>
    value === null ? (
      <span className="soft">{t('detail.empty')}</span>
    ) : typeof value === 'boolean' ? (
      t(value ? 'detail.yes' : 'detail.no')
    ) : (
      value
    );
  return groups.map((group) => (
    <section key={group.pointer}>
      <h4>{group.title}</h4>
      <dl className="facts">
        {group.rows.map((row) => {
          const origin = application.provenance[row.pointer];
          return (
            <div key={row.pointer}>
              <dt className="soft">{row.label}</dt>
              <dd className="wrap-anywhere">
                {said(row)}
                {origin?.source === 'chip' && (
                  <span className="origin soft" title={t('detail.chip')}>
                    {' '}
                    <IdcardOutlined aria-label={t('detail.chip')} />
                  </span>
                )}
                {origin?.source === 'corrected' && (
                  <span className="origin due-soon">
                    {' '}
                    <EditOutlined aria-hidden /> {t('detail.corrected', { reason: origin.reason })}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  ));
}
