import { CameraOutlined, CheckOutlined, DeleteOutlined, ScanOutlined } from '@ant-design/icons';
import { Button, Image } from 'antd';
import { useState } from 'react';
import type { OpenDoubt } from '../../../../main/domain/page-doubts.ts';
import type { Failure, Result } from '../../../../main/domain/result.ts';
import type { ScanSource } from '../../../../main/domain/scan-choice.ts';
import { call } from '../../../bridge/client.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { kindOf } from './doubts.ts';
import { PhotoDialog } from './PhotoDialog.tsx';
import { usePageText } from './page-words.ts';

interface RetakeQuestionProps {
  readonly draftId: string;
  readonly doubt: OpenDoubt;
  /** All blank pages, this one among them where it is one. */
  readonly blanks: readonly OpenDoubt[];
  readonly name: string;
  /** Where F4 would scan from. */
  readonly source: ScanSource;
  readonly isBusy: boolean;
  readonly onRescan: () => void;
}

/** One doubtful page: which, why, large enough to judge, and what to do with it. */
export function RetakeQuestion(props: RetakeQuestionProps) {
  const { draftId, doubt, blanks, name, source, isBusy, onRescan } = props;
  const { materialCode, sha256, pageNumber, why, taken } = doubt;
  const { t } = usePageText();
  const [isAnswering, setAnswering] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [hasCamera, setCamera] = useState(false);
  const answer = async (say: () => Promise<Result<unknown>>) => {
    setAnswering(true);
    const said = await say().finally(() => setAnswering(false));
    setFailure(said.ok ? null : said.failure);
  };
  const remove = (pages: readonly OpenDoubt[]) => () => removeAll(draftId, pages);
  const isWaiting = isAnswering || isBusy;
  return (
    <div className="retake">
      <PagePicture sha256={sha256} isLarge={why !== 'blank'} pageNumber={pageNumber} />
      <div className="retake-words">
        <h2>{t(`ask.title.${kindOf(doubt)}`, { name, n: pageNumber })}</h2>
        <p>{t(`ask.why.${why}`)}</p>
        <p className="soft">{t(`ask.how.${taken === 'camera' ? 'camera' : source}`)}</p>
        {failure && <FailureAlert failure={failure} />}
        <div className="retake-answers">
          {taken === 'camera' ? (
            <Button type="primary" icon={<CameraOutlined />} disabled={isWaiting} onClick={() => setCamera(true)}>
              {t('ask.rephotograph')}
            </Button>
          ) : (
            <Button type="primary" icon={<ScanOutlined />} disabled={isWaiting} onClick={onRescan}>
              {t('ask.rescan')}
            </Button>
          )}
          <Button
            icon={<CheckOutlined />}
            disabled={isAnswering}
            onClick={() => void answer(() => call('keepPage', { draftId, materialCode, sha256 }))}
          >
            {t('ask.keep')}
          </Button>
          <Button icon={<DeleteOutlined />} disabled={isAnswering} onClick={() => void answer(remove([doubt]))}>
            {t('ask.remove')}
          </Button>
          {why === 'blank' && blanks.length > 1 && (
            <Button type="link" disabled={isAnswering} onClick={() => void answer(remove(blanks))}>
              {t('ask.removeBlanks', { count: blanks.length })}
            </Button>
          )}
        </div>
      </div>
      {hasCamera && (
        <PhotoDialog
          draftId={draftId}
          materialCode={materialCode}
          replaces={{ sha256, pageNumber }}
          onClose={() => setCamera(false)}
        />
      )}
    </div>
  );
}

interface PagePictureProps {
  readonly sha256: string;
  /** By its width, so that letters can be judged; otherwise the whole page. */
  readonly isLarge: boolean;
  readonly pageNumber: number;
}

function PagePicture({ sha256, isLarge, pageNumber }: PagePictureProps) {
  const { t } = usePageText();
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <div className="retake-picture retake-no-picture">{t('ask.noPicture')}</div>;
  return (
    <div className="retake-picture" data-large={isLarge}>
      <Image src={`/pages/${sha256}`} alt={t('ask.picture', { n: pageNumber })} onError={() => setBroken(true)} />
    </div>
  );
}

/** One after the other; what could not be removed is still there, with its question. */
async function removeAll(draftId: string, pages: readonly OpenDoubt[]): Promise<Result<unknown>> {
  let last: Result<unknown> = { ok: true, value: null };
  for (const { materialCode, sha256 } of pages) {
    last = await call('removePage', { draftId, materialCode, sha256 });
    if (!last.ok) return last;
  }
  return last;
}
