import { DeleteOutlined, ScanOutlined } from '@ant-design/icons';
import { Button, Image } from 'antd';
import { useState } from 'react';
import type { Item } from '../../../../main/domain/catalogue.ts';
import type { CorrectionItem } from '../../../../main/domain/correction-request.ts';
import type { Failure } from '../../../../main/domain/result.ts';
import type { AmendingView } from '../../../../preload/contract-cases.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useCaseText } from './case-text.ts';

interface AddedPapersProps {
  readonly applicationId: string;
  readonly item: Item;
  readonly papers: AmendingView['materials'];
  readonly asked: readonly CorrectionItem[];
  readonly onPapers: (papers: AmendingView['materials']) => void;
}

/** Pages that come in addition; each is in the vault and in the ledger before the next one is looked at. */
export function AddedPapers({ applicationId, item, papers, asked, onPapers }: AddedPapersProps) {
  const { t } = useCaseText();
  const [scanning, setScanning] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const offer = useCall('scanning', {}).value;
  const source = offer?.chosen?.source ?? offer?.offer?.sources[0]?.source ?? 'feeder';
  const wanted = new Set(asked.flatMap((one) => ('materialCode' in one ? [one.materialCode] : [])));
  const scan = async (materialCode: string) => {
    setScanning(materialCode);
    const reply = await call('scanForAmendment', { applicationId, materialCode, source }).finally(() =>
      setScanning(null),
    );
    setFailure(reply.ok ? reply.value.interruptedBy : reply.failure);
    if (reply.ok) onPapers(reply.value.file.amending?.materials ?? []);
  };
  const remove = async (materialCode: string, sha256: string) => {
    const reply = await call('removeAmendingPage', { applicationId, materialCode, sha256 });
    if (reply.ok) onPapers(reply.value.amending?.materials ?? []);
    setFailure(reply.ok ? null : reply.failure);
  };
  return (
    <>
      <ul className="papers">
        {item.materials.map(({ code, name }) => {
          const pages = papers.find((entry) => entry.code === code)?.pages ?? [];
          return (
            <li key={code} data-added={code} className={wanted.has(code) ? 'paper-asked' : undefined}>
              <span className="wrap-anywhere">{name}</span>
              <Button
                size="small"
                icon={<ScanOutlined />}
                loading={scanning === code}
                disabled={scanning !== null}
                onClick={() => scan(code)}
              >
                {t(scanning === code ? 'amend.scanning' : 'amend.scan')}
              </Button>
              <span className="thumbnails">
                {pages.map(({ sha256, mediaType }, index) => (
                  <span key={sha256} className="added-page">
                    {mediaType !== 'application/pdf' && (
                      <Image src={`/pages/${sha256}`} alt={`${name} ${index + 1}`} width={48} height={64} />
                    )}
                    <Button
                      size="small"
                      type="text"
                      icon={<DeleteOutlined />}
                      aria-label={t('amend.remove')}
                      onClick={() => remove(code, sha256)}
                    />
                  </span>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}
