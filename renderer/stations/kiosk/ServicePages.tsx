import { useState } from 'react';
import type { Draft } from '../../../main/domain/application.ts';
import { ApplyPage } from './apply/ApplyPage.tsx';
import { GuidesPage } from './guides/GuidesPage.tsx';
import type { KioskService, KioskState } from './kiosk-services.ts';
import { useKioskText } from './kiosk-text.ts';
import { LoginGate } from './login/LoginGate.tsx';
import { useOutOfServiceText } from './out-of-service-text.ts';
import { PapersPage } from './papers/PapersPage.tsx';
import { ProgressPage } from './progress/ProgressPage.tsx';
import { useKioskSession } from './session/kiosk-session.ts';
import { TicketPage } from './ticket/TicketPage.tsx';
import { VoicePage } from './voice/VoicePage.tsx';

interface ServicePagesProps {
  readonly service: KioskService;
  readonly state: KioskState;
  readonly officeName: string | null;
  readonly onHome: () => void;
}

/** What stands behind each tile; those that are about a person ask first who it is. */
export function ServicePages({ service, state, officeName, onHome }: ServicePagesProps) {
  const { t } = useKioskText();
  const { t: out } = useOutOfServiceText();
  const { end, mode, printsSheets } = useKioskSession();
  const [applying, setApplying] = useState<{ readonly draft: Draft | null } | null>(null);
  const isElder = mode === 'elder';
  const { hindered, printer, printing } = state;
  const canPrint = printer !== null || printsSheets;
  const gate = { service: t(service), hindrance: hindered[service], officeName, onBack: onHome };
  const finish = () => void end('finished');
  switch (service) {
    case 'apply':
    case 'papers':
      return (
        <LoginGate by="card" {...gate}>
          {(citizen) =>
            service === 'papers' && applying === null ? (
              <PapersPage
                isElder={isElder}
                canPrint={canPrint}
                onApply={(draft) => setApplying({ draft })}
                onBack={onHome}
                onFinish={finish}
              />
            ) : (
              <ApplyPage
                readingId={citizen.kind === 'card' ? citizen.readingId : ''}
                resumes={applying?.draft ?? null}
                isElder={isElder}
                canPrint={canPrint}
                onHome={() => (applying ? setApplying(null) : onHome())}
                onFinish={finish}
              />
            )
          }
        </LoginGate>
      );
    case 'progress':
      return (
        <LoginGate by="any" {...gate}>
          {(citizen) => (
            <ProgressPage
              citizen={citizen}
              printer={printer}
              printerTrouble={printing && out(`why.${printing}`)}
              isElder={isElder}
              onBack={onHome}
            />
          )}
        </LoginGate>
      );
    case 'guides':
      return <GuidesPage isElder={isElder} canPrint={canPrint} onBack={onHome} />;
    case 'ticket':
      return <TicketPage printer={printer} isLarge={isElder} onBack={onHome} />;
    case 'voice':
      return <VoicePage onHome={onHome} />;
  }
}
