import { UserOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Tag } from 'antd';
import type { Draft } from '../../../../main/domain/application.ts';
import type { Item } from '../../../../main/domain/catalogue.ts';
import { groupIdNumber, maskIdNumber } from '../../../../main/domain/mask.ts';
import { call } from '../../../bridge/client.ts';
import { CardPhoto } from './CardPhoto.tsx';
import { CardRemarks } from './CardRemarks.tsx';
import { useLimitWords } from './limit-words.ts';
import { draftDiscarded, nextVisitor, type Visit } from './visit.ts';
import { useIntakeText } from './words.ts';

interface VisitorPanelProps {
  readonly visit: Visit;
  readonly draft: Draft | null;
  readonly item: Item | null;
}

/** The person at the window; two items for one visitor share identity (R15). */
export function VisitorPanel({ visit, draft, item }: VisitorPanelProps) {
  const { t } = useIntakeText();
  const person = personOf(visit, draft);
  const limit = useLimitWords(item);

  return (
    <aside className="visitor" aria-label={t('visitor.title')}>
      <h2>{t('visitor.title')}</h2>
      <div className="visitor-person">
        {visit.reading ? (
          <CardPhoto key={visit.reading.id} readingId={visit.reading.id} name={visit.reading.name} isSmall />
        ) : (
          <UserOutlined aria-hidden className="visitor-photo" />
        )}
        <div>
          <strong className="wrap-anywhere">{person.name || t('visitor.nobody')}</strong>
          <div className="soft tabular">{person.idNumber && groupIdNumber(maskIdNumber(person.idNumber))}</div>
        </div>
      </div>
      {visit.reading && <CardRemarks reading={visit.reading} />}
      {visit.acceptedIds.length > 0 && (
        <Tag color="success">{t('visitor.accepted', { count: visit.acceptedIds.length })}</Tag>
      )}
      {item && <p className="soft">{t('visitor.limit', { limit })}</p>}
      <div className="visitor-end">
        {draft && (
          <Popconfirm
            title={t('visitor.discardAsk')}
            okText={t('visitor.discard')}
            cancelText={t('visitor.keep')}
            onConfirm={() => void discard(draft.id)}
          >
            <Button type="text" size="small">
              {t('visitor.discard')}
            </Button>
          </Popconfirm>
        )}
        {(visit.reading || visit.draftIds.length > 0) && (
          <Button type="text" size="small" onClick={() => nextVisitor()}>
            {t('visitor.other')}
          </Button>
        )}
      </div>
    </aside>
  );
}

async function discard(draftId: string): Promise<void> {
  const gone = await call('discardDraft', { draftId });
  if (gone.ok) draftDiscarded(draftId);
}

function personOf(visit: Visit, draft: Draft | null): { readonly name: string; readonly idNumber: string } {
  if (visit.reading)
    return { name: visit.reading.standard?.name || visit.reading.name, idNumber: visit.reading.idNumber };
  const applicant = (draft?.form.applicant ?? {}) as Readonly<Record<string, unknown>>;
  return { name: String(applicant.name ?? ''), idNumber: String(applicant.idNumber ?? '') };
}
