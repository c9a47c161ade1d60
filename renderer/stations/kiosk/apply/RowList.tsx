import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Question } from '../../../../main/domain/form/questions.ts';
import { usePages } from '../asked/use-pages.tsx';
import { useApplyText } from './apply-text.ts';
import { answerWords } from './form-questions.ts';

interface RowListProps {
  readonly question: Question;
  readonly rows: readonly unknown[];
  readonly onEdit: (index: number) => void;
  readonly onRemove: (index: number) => void;
}

/** 家庭成员 and other lists: one person or thing after the other. */
export function RowList({ question, rows, onEdit, onRemove }: RowListProps) {
  const { t, language } = useApplyText();
  const most = question.rows?.most ?? 0;
  const { shown, from, pager } = usePages(rows);
  return (
    <div className="row-list">
      {rows.length === 0 && <p className="soft">{t('rows.empty')}</p>}
      <ul>
        {shown.map((row, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have no name but their place
          <li key={from + place} className="sheet row-line">
            <span className="wrap-anywhere">{answerWords({ ...question, kind: 'rows' }, [row], language) || '—'}</span>
            <Button icon={<EditOutlined />} data-press="edit-row" onClick={() => onEdit(from + place)}>
              {t('rows.edit')}
            </Button>
            <Button icon={<DeleteOutlined />} onClick={() => onRemove(from + place)}>
              {t('rows.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {pager}
      {rows.length < most ? (
        <Button icon={<PlusOutlined />} data-press="add-row" onClick={() => onEdit(rows.length)}>
          {t('rows.add')}
        </Button>
      ) : (
        <p className="soft">{t('rows.most', { n: most })}</p>
      )}
    </div>
  );
}
