import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { Waiting } from '../../widgets/Waiting.tsx';
import type { IntakePageProps } from './pages.ts';

/** The intake flow is a room of its own and a chunk of its own. */
const rooms = import.meta.glob<{ readonly IntakePage: ComponentType<IntakePageProps> }>('./intake/IntakePage.tsx');
const open = rooms['./intake/IntakePage.tsx'];

export const IntakeDoor: LazyExoticComponent<ComponentType<IntakePageProps>> = lazy(async () => ({
  default: open ? (await open()).IntakePage : ClosedDoor,
}));

function ClosedDoor() {
  return <Waiting />;
}
