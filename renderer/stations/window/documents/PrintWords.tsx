import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useDocumentText } from './document-text.ts';
import type { PrintState } from './use-document-print.ts';

/** What became of a document's printing. */
export function PrintWords({ state }: { readonly state: PrintState }) {
  const { t } = useDocumentText();
  if (state.kind === 'failed') return <FailureAlert failure={state.failure} />;
  if (state.kind === 'sent') return <p role="status">{t('sent', { printer: state.printer })}</p>;
  return <p role="status">{t(state.kind)}</p>;
}
