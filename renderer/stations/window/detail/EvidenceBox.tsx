import { EnvironmentOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { shortTime } from '../../../../main/domain/dates.ts';
import { type Evidence, photoSubjectWords } from '../../../../main/domain/doorstep/evidence.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { defineText } from '../../../text.ts';

const useEvidenceText = defineText(
  'evidence-box',
  {
    title: '上门留痕',
    who: '{{name}} · 设备 {{terminal}} · {{from}} 至 {{until}}',
    fixed: '定位 {{latitude}}, {{longitude}}，误差 {{metres}} 米',
    typed: '{{village}} {{place}}（手填：{{reason}}）',
    witness: '见证人：{{name}}',
    consent: '{{name}} 同意',
  },
  {
    title: 'Record of the visit',
    who: '{{name}} · device {{terminal}} · {{from}} to {{until}}',
    fixed: 'At {{latitude}}, {{longitude}}, within {{metres}} m',
    typed: '{{village}} {{place}} (typed: {{reason}})',
    witness: 'Witness: {{name}}',
    consent: 'with the consent of {{name}}',
  },
);

/** 上门留痕 of a case (R37): who was there with which device, when, where, and what was photographed. */
export function EvidenceBox({ applicationId }: { readonly applicationId: string }) {
  const { t } = useEvidenceText();
  const { value } = useCall('evidenceOf', { applicationId });
  if (!value || value.length === 0) return null;
  return (
    <>
      <h3>{t('title')}</h3>
      {value.map((one) => (
        <Pack key={one.id} evidence={one} />
      ))}
    </>
  );
}

function Pack({ evidence }: { readonly evidence: Evidence }) {
  const { t, pick } = useEvidenceText();
  const { agent, terminalId, started, ended, place, witness, photos } = evidence;
  return (
    <div className="sheet evidence-box">
      <p>
        <SafetyCertificateOutlined aria-hidden />{' '}
        {t('who', {
          name: agent.name,
          terminal: terminalId,
          from: shortTime(started.at),
          until: shortTime(ended.at),
        })}
      </p>
      <p>
        <EnvironmentOutlined aria-hidden />{' '}
        {place.source === 'manual'
          ? t('typed', place)
          : t('fixed', {
              latitude: place.latitude.toFixed(5),
              longitude: place.longitude.toFixed(5),
              metres: Math.round(place.accuracyMetres),
            })}
      </p>
      {witness !== '' && <p>{t('witness', { name: witness })}</p>}
      <ul className="evidence-photos">
        {photos.map(({ sha256, subject, purpose, consentOf }) => (
          <li key={sha256}>
            <img src={`/pages/${sha256}`} alt={pick(photoSubjectWords[subject])} />
            <span>
              {pick(photoSubjectWords[subject])} · {purpose}
              {consentOf === null ? '' : ` · ${t('consent', { name: consentOf })}`}
            </span>
            <code className="soft wrap-anywhere">{sha256.slice(0, 16)}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
