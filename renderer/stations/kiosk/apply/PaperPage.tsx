import { CameraOutlined, DeleteOutlined, RedoOutlined, ScanOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { Draft } from '../../../../main/domain/application.ts';
import type { MaterialRequirement } from '../../../../main/domain/catalogue.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { scanChoiceFor } from '../../../../main/domain/scan-choice.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { dayWords } from '../../../disclosure/day-words.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useSigningPace } from '../session/kiosk-session.ts';
import { useApplyText } from './apply-text.ts';
import { Frame } from './Frame.tsx';

const CameraDialog = lazy(async () => ({
  default: (await import('../../../camera/CameraDialog.tsx')).CameraDialog,
}));

interface PaperPageProps {
  readonly draft: Draft;
  readonly material: MaterialRequirement;
  readonly progress: string;
  readonly onDraft: (draft: Draft) => void;
  readonly settled: () => Promise<Draft | null>;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** One paper: scanned or photographed page by page, looked at, taken anew; or the one of an earlier matter. */
export function PaperPage({ draft, material, progress, onDraft, settled, onBack, onNext }: PaperPageProps) {
  const { t, language } = useApplyText();
  useSigningPace();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [hasCamera, setCamera] = useState(false);
  const scanning = useCall('scanning', {});
  const offers = useCall('walletOffers', { draftId: draft.id });
  const place = { draftId: draft.id, materialCode: material.code };
  const entry = draft.materials.find(({ code }) => code === material.code);
  const pages = entry?.pages ?? [];
  const doubts = new Set((draft.pageDoubts ?? []).map(({ sha256 }) => sha256));
  const offer = pages.length > 0 ? undefined : offers.value?.find((one) => one.materialCode === material.code);

  /** Nothing typed may be lost by an answer that holds an older draft. */
  async function work(step: () => Promise<Failure | null>): Promise<void> {
    setBusy(true);
    await settled();
    setFailure(await step().finally(() => setBusy(false)));
  }
  const scan = (replaces?: string) =>
    work(async () => {
      const { source } = scanChoiceFor(scanning.value?.chosen ?? null, scanning.value?.offer ?? null);
      const reply = await call('scanMaterial', { ...place, source, ...(replaces === undefined ? {} : { replaces }) });
      if (!reply.ok) return reply.failure;
      onDraft(reply.value.draft);
      return reply.value.interruptedBy;
    });
  const keep = async (asked: 'removePage', sha256: string) => {
    const reply = await call(asked, { ...place, sha256 });
    if (!reply.ok) return reply.failure;
    onDraft(reply.value);
    return null;
  };
  const photograph = async (jpegBase64: string) => {
    await settled();
    const reply = await call('addPhotoPage', { ...place, jpegBase64 });
    if (reply.ok) onDraft(reply.value.draft);
    else setFailure(reply.failure);
    return reply.ok;
  };
  return (
    <Frame
      title={material.name}
      progress={progress}
      onBack={onBack}
      next={{ label: pages.length > 0 ? t('next') : t('material.later'), isDisabled: isBusy, onPress: onNext }}
    >
      {failure && <FailureAlert failure={failure} audience="citizen" />}
      <p>{t(material.originals > 0 ? 'material.original' : 'material.noOriginal')}</p>
      {pages.length === 0 && (
        <p className="soft">
          {material.source !== '' && t('material.source', { source: material.source })}
          {material.deferrable && <span className="ask-line">{t('material.deferrable')}</span>}
          {material.commitmentOk && <span className="ask-line">{t('material.commitment')}</span>}
        </p>
      )}
      {offer && (
        <Alert
          type="info"
          showIcon
          title={t('material.offer', { date: dayWords(offer.takenOn, language) })}
          action={
            <Button
              data-press="reuse"
              disabled={isBusy}
              onClick={() =>
                void work(async () => {
                  const reply = await call('takeFromWallet', {
                    ...place,
                    applicationId: offer.applicationId,
                    hasConsent: true,
                  });
                  if (!reply.ok) return reply.failure;
                  onDraft(reply.value);
                  return null;
                })
              }
            >
              {t('material.take')}
            </Button>
          }
        />
      )}
      {entry?.reuse ? (
        <div className="paper-actions">
          <p>{t('material.taken')}</p>
          <Button
            onClick={() =>
              void work(async () => {
                const reply = await call('dropReuse', place);
                if (!reply.ok) return reply.failure;
                onDraft(reply.value);
                return null;
              })
            }
          >
            {t('material.drop')}
          </Button>
        </div>
      ) : (
        <>
          <p className="soft">{t('material.placeIt')}</p>
          <div className="paper-actions">
            <Button
              type="primary"
              icon={<ScanOutlined />}
              loading={isBusy}
              data-press="scan"
              onClick={() => void scan()}
            >
              {t(isBusy ? 'material.scanning' : 'material.scan')}
            </Button>
            <Button icon={<CameraOutlined />} disabled={isBusy} onClick={() => setCamera(true)}>
              {t('material.photo')}
            </Button>
          </div>
          <ul className="paper-pages">
            {pages.map(({ sha256, mediaType }, index) => (
              <li key={sha256} className="sheet">
                {mediaType === 'application/pdf' ? (
                  <span>PDF</span>
                ) : (
                  <img src={`/pages/${sha256}`} alt={t('material.pageAlt', { name: material.name, n: index + 1 })} />
                )}
                {doubts.has(sha256) && <Alert type="warning" showIcon title={t('material.looksBad')} />}
                <Button icon={<RedoOutlined />} disabled={isBusy} onClick={() => void scan(sha256)}>
                  {t('material.again')}
                </Button>
                <Button
                  icon={<DeleteOutlined />}
                  disabled={isBusy}
                  onClick={() => void work(() => keep('removePage', sha256))}
                >
                  {t('material.remove')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {hasCamera && (
        <Suspense fallback={null}>
          <CameraDialog open onPhoto={photograph} onClose={() => setCamera(false)} />
        </Suspense>
      )}
    </Frame>
  );
}
