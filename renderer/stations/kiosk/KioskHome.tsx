import {
  BookOutlined,
  CommentOutlined,
  EditOutlined,
  FolderOpenOutlined,
  NumberOutlined,
  PauseCircleOutlined,
  SearchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { ToneTag } from '../../widgets/ToneTag.tsx';
import { type Hindrance, type KioskService, type KioskState, kioskServices } from './kiosk-services.ts';
import { useKioskText } from './kiosk-text.ts';
import { OutOfService } from './OutOfService.tsx';
import { useOutOfServiceText } from './out-of-service-text.ts';

const icons: Readonly<Record<KioskService, ReactNode>> = {
  apply: <EditOutlined />,
  progress: <SearchOutlined />,
  guides: <BookOutlined />,
  ticket: <NumberOutlined />,
  voice: <CommentOutlined />,
  papers: <FolderOpenOutlined />,
};

interface KioskHomeProps {
  readonly state: Pick<KioskState, 'hindered' | 'isOutOfService'>;
  readonly officeName: string | null;
  readonly onOpen: (service: KioskService) => void;
}

/** A tile for each service; one that does not work says so on itself. */
export function KioskHome({ state, officeName, onOpen }: KioskHomeProps) {
  const { t } = useKioskText();
  const { hindered, isOutOfService } = state;
  const tiles = (services: readonly KioskService[]) => (
    <div className="kiosk-tiles">
      {services.map((service) => (
        <Tile key={service} service={service} hindrance={hindered[service]} onOpen={() => onOpen(service)} />
      ))}
    </div>
  );
  if (isOutOfService) {
    return (
      <OutOfService hindered={hindered} officeName={officeName}>
        {tiles(kioskServices.filter((service) => !hindered[service]))}
      </OutOfService>
    );
  }
  return (
    <div className="kiosk-home">
      <h1>{t('greeting')}</h1>
      {tiles(kioskServices)}
    </div>
  );
}

interface TileProps {
  readonly service: KioskService;
  readonly hindrance: Hindrance | undefined;
  readonly onOpen: () => void;
}

function Tile({ service, hindrance, onOpen }: TileProps) {
  const { t } = useKioskText();
  const { t: out } = useOutOfServiceText();
  return (
    <button
      type="button"
      className="kiosk-tile"
      data-service={service}
      data-paused={hindrance ? '' : undefined}
      onClick={onOpen}
    >
      <span className="kiosk-tile-icon" aria-hidden>
        {icons[service]}
      </span>
      <b>{t(service)}</b>
      {hindrance ? (
        <ToneTag tone="warn" icon={<PauseCircleOutlined />}>
          {out('paused')}
        </ToneTag>
      ) : null}
      <span className="soft">{hindrance ? out(`why.${hindrance}`) : t(`${service}Hint`)}</span>
    </button>
  );
}
