import { CheckCircleOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Radio } from 'antd';
import type { HandoverVerdict } from '../../../../main/domain/doorstep/handover.ts';
import type { HandoverView } from '../../../../preload/contract-agent.ts';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useHandoverText } from './handover-text.ts';

type BatchCase = HandoverView['cases'][number];

interface CaseRowProps {
  readonly one: BatchCase;
  readonly said: HandoverVerdict | null;
  readonly onSay: (verdict: HandoverVerdict) => void;
  readonly onOpen: () => void;
}

export const originalsOf = ({ originals }: Pick<BatchCase, 'originals'>): number =>
  originals.reduce((sum, { count }) => sum + count, 0);

/** The papers on the counter against the list, one case at a time. */
export function CaseRow({ one, said, onSay, onOpen }: CaseRowProps) {
  const { t } = useHandoverText();
  const { applicationId, localNumber, settled } = one;
  const listed = originalsOf(one);
  const counted = said?.verdict === 'accepted' ? said.countedOriginals : null;
  return (
    <tr data-case={localNumber}>
      <td>{localNumber}</td>
      <td>{one.applicantName}</td>
      <td>{one.itemName}</td>
      <td>{t(one.mode === 'doorstep' ? 'mode.doorstep' : 'mode.delegate')}</td>
      <td>
        {one.materials} <span className="soft">{t('whole')}</span>
      </td>
      <td>
        {t('listed', { count: listed })}
        {listed > 0 && counted !== null && (
          <InputNumber
            aria-label={`${t('counted')} ${localNumber}`}
            min={0}
            max={999}
            value={counted}
            onChange={(value) => onSay({ applicationId, verdict: 'accepted', countedOriginals: value ?? 0 })}
          />
        )}
        {counted !== null && counted !== listed && <p className="warn">{t('short')}</p>}
      </td>
      <td>
        {settled?.verdict === 'accepted' && (
          <>
            <ToneTag tone="good" icon={<CheckCircleOutlined />}>
              {t('accepted')}
            </ToneTag>{' '}
            <Button size="small" onClick={onOpen}>
              {t('openCase')}
            </Button>
          </>
        )}
        {settled?.verdict === 'returned' && (
          <ToneTag tone="warn" icon={<RollbackOutlined />}>
            {t('returned', { reason: settled.reason })}
          </ToneTag>
        )}
        {settled === null && (
          <>
            <Radio.Group
              aria-label={localNumber}
              value={said?.verdict ?? null}
              onChange={({ target }) =>
                onSay(
                  target.value === 'accepted'
                    ? { applicationId, verdict: 'accepted', countedOriginals: 0 }
                    : { applicationId, verdict: 'returned', reason: '' },
                )
              }
            >
              <Radio value="accepted">{t('accept')}</Radio>
              <Radio value="returned">{t('back')}</Radio>
            </Radio.Group>
            {said?.verdict === 'returned' && (
              <Input
                aria-label={`${t('reason')} ${localNumber}`}
                placeholder={t('reason')}
                value={said.reason}
                maxLength={300}
                onChange={(event) => onSay({ applicationId, verdict: 'returned', reason: event.target.value })}
              />
            )}
          </>
        )}
      </td>
    </tr>
  );
}
