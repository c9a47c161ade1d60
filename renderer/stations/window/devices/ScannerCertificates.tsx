import { Alert, App, Button } from 'antd';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../../main/domain/result.ts';
import type { ScannerCertificates as Certificates, DeviceStatusView } from '../../../../preload/contract-devices.ts';
import { call } from '../../../bridge/client.ts';
import { useCall } from '../../../bridge/hooks.ts';
import { FailureAlert } from '../../../widgets/FailureAlert.tsx';
import { useCertificateText } from './certificate-text.ts';

/**
 * Which scanners this machine knows by their certificates. One that shows another than before is not talked to until a
 * person takes the old one out here: what is scanned are people's papers.
 */
export function ScannerCertificates({ scanner }: { readonly scanner: DeviceStatusView | null }) {
  const { t } = useCertificateText();
  const { modal } = App.useApp();
  const asked = useCall('scannerCertificates', {});
  const [forgotten, setForgotten] = useState<Certificates | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { again } = asked;
  // A scanner that comes or goes may have been remembered, or refused.
  const state = `${scanner?.condition} ${scanner?.where}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `state` is the reason to ask again
  useEffect(() => {
    again();
  }, [state, again]);
  useEffect(() => {
    if (asked.value) setForgotten(null);
  }, [asked.value]);

  const certificates = forgotten ?? asked.value;
  if (!certificates) return asked.failure && <FailureAlert failure={asked.failure} onAgain={again} />;
  const { known, isReadable, isRefused } = certificates;
  if (known.length === 0 && isReadable) return null;

  const forget = async (place: string | null) => {
    const reply = await call('forgetScannerCertificate', { place });
    setFailure(reply.ok ? null : reply.failure);
    if (reply.ok) setForgotten(reply.value);
  };
  const ask = (place: string | null) =>
    modal.confirm({
      title: t('sure'),
      content: t('consequence'),
      okText: t('forget'),
      cancelText: t('keep'),
      onOk: () => forget(place),
    });
  return (
    <section className="certificates" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      {isRefused && <Alert type="warning" showIcon title={t('refused')} />}
      {failure && <FailureAlert failure={failure} />}
      {isReadable ? (
        <ul>
          {known.map(({ place, fingerprint }) => (
            <li key={place}>
              <b className="wrap-anywhere">{place}</b>
              <span className="soft mono" title={fingerprint}>
                {short(fingerprint)}
              </span>
              <Button size="small" aria-label={`${t('forget')} ${place}`} onClick={() => ask(place)}>
                {t('forget')}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <Alert
          type="warning"
          showIcon
          title={t('damaged')}
          action={
            <Button size="small" onClick={() => ask(null)}>
              {t('forgetAll')}
            </Button>
          }
        />
      )}
    </section>
  );
}

/** Enough to compare with what the scanner's own display shows; the whole of it is the tooltip. */
const short = (fingerprint: string): string => `${fingerprint.slice(0, 23)}…`;
