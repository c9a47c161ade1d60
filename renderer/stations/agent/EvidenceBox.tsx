import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import type { Evidence, OpenEvidence } from '../../../main/domain/doorstep/evidence.ts';
import type { Failure } from '../../../main/domain/result.ts';
import { call, onTopic } from '../../bridge/client.ts';
import { useCall } from '../../bridge/hooks.ts';
import { FailureAlert } from '../../widgets/FailureAlert.tsx';
import { useAgentText } from './agent-text.ts';
import { PhotoBox } from './PhotoBox.tsx';
import { PlaceBox } from './PlaceBox.tsx';
import { hourOf } from './VisitCard.tsx';

interface EvidenceBoxProps {
  readonly visitId: string;
  readonly village: string;
  readonly personName: string;
  readonly mayChange: boolean;
  readonly onChange: () => void;
}

/** 上门留痕 (R37): where, photographs with their purpose, a witness. Begun with the first look at it. */
export function EvidenceBox({ visitId, village, personName, mayChange, onChange }: EvidenceBoxProps) {
  const { t } = useAgentText();
  const { value, failure, again } = useCall('evidence', { visitId });
  // Photographs that wait here go by themselves: the page says so when they are there.
  useEffect(() => onTopic('sync', again), [again]);
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const kept = (reply: { readonly ok: true } | { readonly ok: false; readonly failure: Failure }): boolean => {
    setTrouble(reply.ok ? null : reply.failure);
    again();
    onChange();
    return reply.ok;
  };
  const open = value?.open ?? null;
  return (
    <section className="agent-sheet">
      <h2>{t('evidence.title')}</h2>
      {failure && <FailureAlert failure={failure} onAgain={again} />}
      {trouble && <FailureAlert failure={trouble} />}
      {value?.sealed.map((one) => (
        <Sealed key={one.id} evidence={one} />
      ))}
      {value?.sealed.some(({ photos }) => photos.length > 0) && <PhotosAt toSend={value.photosToSend} />}
      {mayChange && open && (
        <>
          <PlaceBox
            place={open.place}
            village={village}
            onPlace={async (place) => kept(await call('setVisitPlace', { visitId, place }))}
          />
          <PhotoBox
            photos={open.photos}
            personName={personName}
            onPhoto={async (photo) => kept(await call('addVisitPhoto', { visitId, ...photo }))}
            dropped={value?.dropped ?? []}
            onPutBack={async (sha256) => void kept(await call('putBackVisitPhoto', { visitId, sha256 }))}
            onDrop={async (sha256) => void kept(await call('dropVisitPhoto', { visitId, sha256 }))}
          />
          <Witness
            open={open}
            onKeep={async (witness) => void kept(await call('setVisitWitness', { visitId, witness }))}
          />
        </>
      )}
    </section>
  );
}

/** Said of the ledger alone, in the words of every other paper. */
function PhotosAt({ toSend }: { readonly toSend: number }) {
  const { t } = useAgentText();
  return (
    <p className="soft" data-photos-to-send={toSend}>
      {toSend > 0 ? t('evidence.toSend', { count: toSend }) : t('evidence.atCounty')}
    </p>
  );
}

function Witness({ open, onKeep }: { readonly open: OpenEvidence; readonly onKeep: (witness: string) => void }) {
  const { t } = useAgentText();
  const [text, setText] = useState(open.witness);
  return (
    <Input
      aria-label={t('evidence.witness')}
      placeholder={t('evidence.witness')}
      value={text}
      maxLength={100}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => text !== open.witness && onKeep(text)}
    />
  );
}

function Sealed({ evidence }: { readonly evidence: Evidence }) {
  const { t } = useAgentText();
  const { started, ended, photos } = evidence;
  return (
    <p className="agent-sealed">
      <SafetyCertificateOutlined aria-hidden /> <b>{t('evidence.sealed')}</b>{' '}
      {t('evidence.sealedHow', { from: hourOf(started.at), until: hourOf(ended.at), count: photos.length })}
    </p>
  );
}
