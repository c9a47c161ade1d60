import './wallet.css';
import { FilePdfOutlined, HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Draft, MaterialEntry } from '../../../../main/domain/application.ts';
import type { MaterialRequirement } from '../../../../main/domain/catalogue.ts';
import { longDate } from '../../../../main/domain/dates.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import { placeholderOf, trustLevelNames, type WalletOffer } from '../../../../main/domain/wallet.ts';
import { call } from '../../../bridge/client.ts';
import { deskReady } from '../../../desk/current-desk.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { ToneTag } from '../../../widgets/ToneTag.tsx';
import { useWalletText } from './wallet-text.ts';

interface WalletRowProps {
  readonly draft: Draft;
  readonly material: MaterialRequirement;
  readonly entry: MaterialEntry;
  readonly offers: readonly WalletOffer[];
}

/** 已有材料 beside what is asked for: its date and level, and one click to take it; what was taken says so. */
export function WalletRow({ draft, material, entry, offers }: WalletRowProps) {
  const { t, pick } = useWalletText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const materialCode = material.code;

  async function settle(work: () => Promise<{ ok: boolean; failure?: Failure }>): Promise<void> {
    setBusy(true);
    await (await deskReady()).settled();
    const reply = await work().finally(() => setBusy(false));
    setFailure(reply.ok ? null : (reply.failure ?? null));
  }

  const placeholder = placeholderOf(entry, material);
  const offer = entry.pages.length === 0 ? offers.find((one) => one.materialCode === materialCode) : undefined;
  if (!entry.reuse && !offer && placeholder === null) return null;
  return (
    <div className="wallet-row" data-wallet={entry.reuse ? 'taken' : offer ? 'offer' : 'placeholder'}>
      {placeholder !== null && (
        <ToneTag tone="moving" icon={<HistoryOutlined />}>
          {t(placeholder === 'to-be-verified' ? 'shared' : 'fetched')}
        </ToneTag>
      )}
      {entry.reuse && (
        <>
          <ToneTag tone="good" icon={<HistoryOutlined />}>
            {t('taken', { date: longDate(entry.reuse.takenOn), number: entry.reuse.localNumber })}
          </ToneTag>{' '}
          <span className="soft">{pick(trustLevelNames[entry.reuse.level])}</span>
          {entry.pages
            .filter(({ mediaType }) => mediaType === 'application/pdf')
            .map(({ sha256 }) => (
              <a key={sha256} href={`/pages/${sha256}`} target="_blank" rel="noreferrer">
                <FilePdfOutlined aria-hidden /> {t('look')}
              </a>
            ))}
          <Button
            type="link"
            disabled={isBusy}
            onClick={() => void settle(() => call('dropReuse', { draftId: draft.id, materialCode }))}
          >
            {t('drop')}
          </Button>
        </>
      )}
      {offer && (
        <>
          <ToneTag tone="moving" icon={<HistoryOutlined />}>
            {t('offer', { date: longDate(offer.takenOn) })}
          </ToneTag>{' '}
          <b>{pick(trustLevelNames[offer.level])}</b>
          <Button
            loading={isBusy}
            onClick={() =>
              void settle(() =>
                call('takeFromWallet', {
                  draftId: draft.id,
                  materialCode,
                  applicationId: offer.applicationId,
                  hasConsent: true,
                }),
              )
            }
          >
            {t(isBusy ? 'taking' : 'take')}
          </Button>
          <span className="soft">
            {t(offer.isApplicant ? 'from' : 'fromOther', {
              name: offer.ownerName,
              item: offer.itemName,
              number: offer.localNumber,
              pages: offer.pageCount,
              until: offer.validUntil,
            })}
          </span>
        </>
      )}
      {failure && <FailureAlert failure={failure} />}
    </div>
  );
}
