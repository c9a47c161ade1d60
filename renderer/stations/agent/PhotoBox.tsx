import { CameraOutlined, DeleteOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import {
  type EvidencePhoto,
  type PhotoSubject,
  photoPurposeWords,
  photoSubjects,
} from '../../../main/domain/doorstep/evidence.ts';
import { CameraDialog } from '../../camera/CameraDialog.tsx';
import { useAgentText } from './agent-text.ts';

export interface TakenPhoto {
  readonly subject: PhotoSubject;
  readonly purpose: string;
  readonly consentOf: string | null;
  readonly jpegBase64: string;
}

interface PhotoBoxProps {
  readonly photos: readonly EvidencePhoto[];
  readonly personName: string;
  readonly onPhoto: (photo: TakenPhoto) => Promise<boolean>;
  readonly dropped: readonly EvidencePhoto[];
  readonly onDrop: (sha256: string) => Promise<void>;
  readonly onPutBack: (sha256: string) => Promise<void>;
}

/** Each photograph says what it is for; a person is asked before, and the answer stands with it. */
export function PhotoBox({ photos, dropped, personName, onPhoto, onDrop, onPutBack }: PhotoBoxProps) {
  const { t, pick } = useAgentText();
  const [asking, setAsking] = useState(false);
  const [taking, setTaking] = useState<{ readonly subject: PhotoSubject; readonly consentOf: string | null } | null>(
    null,
  );
  const [consentOf, setConsentOf] = useState(personName);
  const begin = (subject: PhotoSubject) => {
    if (subject === 'person') setAsking(true);
    else setTaking({ subject, consentOf: null });
  };
  return (
    <div className="agent-photos">
      <h3>{t('evidence.photos')}</h3>
      <ul className="agent-photo-list">
        {photos.map(({ sha256, subject }) => (
          <li key={`${subject} ${sha256}`}>
            <img src={`/pages/${sha256}`} alt={t(`evidence.subject.${subject}`)} />
            <span>{pick(photoPurposeWords[subject])}</span>
            <Button icon={<DeleteOutlined />} onClick={() => void onDrop(sha256)}>
              {t('evidence.drop')}
            </Button>
          </li>
        ))}
      </ul>
      {dropped.length > 0 && (
        <div className="agent-row" role="status" data-dropped={dropped.length}>
          <span>{t('evidence.droppedOne', { count: dropped.length })}</span>
          <Button size="large" icon={<RollbackOutlined />} onClick={() => void onPutBack(dropped.at(-1)?.sha256 ?? '')}>
            {t('evidence.putBack')}
          </Button>
        </div>
      )}
      <div className="agent-row">
        {photoSubjects.map((subject) => (
          <Button key={subject} size="large" icon={<CameraOutlined />} onClick={() => begin(subject)}>
            {t(`evidence.subject.${subject}`)}
          </Button>
        ))}
      </div>
      <Modal
        open={asking}
        centered
        title={t('evidence.consent')}
        okText={t('evidence.agreed')}
        cancelText={t('evidence.refused')}
        okButtonProps={{ disabled: consentOf.trim() === '' }}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false);
          setTaking({ subject: 'person', consentOf: consentOf.trim() });
        }}
      >
        <p>{t('evidence.consentHow', { purpose: pick(photoPurposeWords.person) })}</p>
        <Input
          aria-label={t('evidence.consentOf')}
          value={consentOf}
          maxLength={100}
          onChange={(event) => setConsentOf(event.target.value)}
        />
      </Modal>
      <CameraDialog
        open={taking !== null}
        notice={taking && <p>{pick(photoPurposeWords[taking.subject])}</p>}
        onPhoto={async (jpegBase64) => {
          if (!taking) return false;
          const purpose = photoPurposeWords[taking.subject].zh;
          const isKept = await onPhoto({ ...taking, purpose, jpegBase64 });
          if (isKept) setTaking(null);
          return isKept;
        }}
        onClose={() => setTaking(null)}
      />
    </div>
  );
}
