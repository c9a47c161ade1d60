import './out-of-service.css';
import { CloseCircleOutlined, ToolOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { type Hindrance, type KioskState, kioskServices } from './kiosk-services.ts';
import { useKioskText } from './kiosk-text.ts';
import { useOutOfServiceText } from './out-of-service-text.ts';

interface OutOfServiceProps {
  readonly hindered: KioskState['hindered'];
  readonly officeName: string | null;
  /** The tiles that still work. */
  readonly children: ReactNode;
}

/** Instead of the greeting: what does not work, what does, and where to go. It leaves by itself. */
export function OutOfService({ hindered, officeName, children }: OutOfServiceProps) {
  const { t } = useOutOfServiceText();
  const { t: kiosk } = useKioskText();
  const reasons = [...new Set(Object.values(hindered))];
  return (
    <div className="out-of-service" role="status">
      <header>
        <ToolOutlined className="out-icon" aria-hidden />
        <h1>{t('title')}</h1>
        {reasons.map((reason) => (
          <p key={reason} className="out-reason">
            {t(`why.${reason}`)}
          </p>
        ))}
      </header>
      <section>
        <h2>{t('notNow')}</h2>
        <ul className="out-list">
          {kioskServices
            .filter((service) => hindered[service])
            .map((service) => (
              <li key={service}>
                <CloseCircleOutlined aria-hidden /> {kiosk(service)}
              </li>
            ))}
        </ul>
      </section>
      <WhereToGo officeName={officeName} />
      <section>
        <h2>{t('still')}</h2>
        {children}
      </section>
      <p className="soft">{t('back')}</p>
    </div>
  );
}

interface ServiceOutProps {
  readonly service: string;
  readonly hindrance: Hindrance;
  readonly officeName: string | null;
}

/** The same for one service alone, opened by its tile or met on its page. */
export function ServiceOut({ service, hindrance, officeName }: ServiceOutProps) {
  const { t } = useOutOfServiceText();
  return (
    <div className="out-of-service" role="status">
      <header>
        <ToolOutlined className="out-icon" aria-hidden />
        <h1>{t('serviceTitle', { service })}</h1>
        <p className="out-reason">{t(`why.${hindrance}`)}</p>
      </header>
      <WhereToGo officeName={officeName} />
      <p className="soft">{t('back')}</p>
    </div>
  );
}

function WhereToGo({ officeName }: { readonly officeName: string | null }) {
  const { t } = useOutOfServiceText();
  return (
    <section className="out-where">
      <h2>{t('where')}</h2>
      <p>{officeName === null ? t('whereHintPlain') : t('whereHint', { office: officeName })}</p>
    </section>
  );
}
