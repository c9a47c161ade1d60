/** Who works at a kiosk while nobody of the staff has signed in there. */
export const kioskOperatorId = 'KIOSK';
