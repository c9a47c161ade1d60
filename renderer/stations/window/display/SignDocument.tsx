import './display.css';
import { CheckCircleOutlined, EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { shortTime } from '../../../../main/domain/dates.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { DisplayStatus } from './DisplayStatus.tsx';
import { useDisplayWords } from './display-words.ts';
import { PadButton } from './PadButton.tsx';
import { useCitizenWord, useDisplay } from './use-display.ts';

/** 请群众签名 under an issued document: 承诺书 to its end first. */
export function SignDocument(about: { readonly applicationId: string; readonly documentId: string }) {
  const { t } = useDisplayWords();
  const { state, failure, ask } = useDisplay();
  const { applicationId, documentId } = about;
  const word = useCitizenWord(applicationId);
  const signed = word?.signatures.findLast((one) => one.about === documentId && one.stands);
  if (state === null || word === null) return null;
  return (
    <div className="citizen-bar-line">
      {signed && (
        <ToneTag tone="good" icon={<CheckCircleOutlined />}>
          {t('signedAt', { at: shortTime(signed.at) })}
        </ToneTag>
      )}
      {!signed && state.screens > 0 && (
        <Button size="small" icon={<EditOutlined />} onClick={() => void ask({ what: 'sign-document', documentId })}>
          {t('sign')}
        </Button>
      )}
      {!signed && word.hasPad && <PadButton about={{ documentId }} />}
      {!signed && state.task?.about === documentId && <DisplayStatus state={state} about={[documentId]} />}
      {failure && <FailureAlert failure={failure} />}
    </div>
  );
}
