import { Alert } from 'antd';
import { useCodeText } from './code-text.ts';

/** The county could not be asked: the number waits for the item that the clerk is about to choose. */
export function PreCheckPending({ caseNumber }: { readonly caseNumber: string | null }) {
  const { t } = useCodeText();
  return caseNumber === null ? null : (
    <Alert type="info" showIcon title={t('preCheck.pending', { number: caseNumber })} />
  );
}
