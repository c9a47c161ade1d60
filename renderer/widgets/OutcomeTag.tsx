import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import type { Decision } from '../../main/domain/application.ts';
import { useText } from '../text/shell-text.ts';
import { ToneTag } from './ToneTag.tsx';

/** 县里的决定, with its reason when the pointer rests on it. */
export function OutcomeTag({ decision }: { readonly decision: Decision }) {
  const { t } = useText();
  const isApproved = decision.outcome === 'approved';
  return (
    <span title={decision.reason || undefined}>
      <ToneTag tone={isApproved ? 'good' : 'bad'} icon={isApproved ? <CheckOutlined /> : <CloseOutlined />}>
        {t(isApproved ? 'state.APPROVED' : 'state.DENIED')}
      </ToneTag>
    </span>
  );
}
