import { createContext } from 'react';

/** Who stands before the pages beneath: at a kiosk and on the second screen nobody reads a hint for staff. */
export const FailureAudience = createContext<'staff' | 'citizen'>('staff');
