import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Question } from '../../../../main/domain/form/questions.ts';
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
  return (
    <div className="row-list">
      {rows.length === 0 && <p className="soft">{t('rows.empty')}</p>}
      <ul>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have no name but their place
          <li key={index} className="sheet row-line">
            <span className="wrap-anywhere">{answerWords({ ...question, kind: 'rows' }, [row], language) || '—'}</span>
            <Button icon={<EditOutlined />} onClick={() => onEdit(index)}>
              {t('rows.edit')}
            </Button>
            <Button icon={<DeleteOutlined />} onClick={() => onRemove(index)}>
              {t('rows.remove')}
            </Button>
          </li>
        ))}
      </ul>
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
