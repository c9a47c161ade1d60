import { type TextTable, textTableSchema } from '../../preload/contract-kiosk.ts';
import ug from './ug.json' with { type: 'json' };
import za from './za.json' with { type: 'json' };

/** The tables that come with the product. A county's own file of the same language stands in place of one of these. */
export const shippedTexts: readonly TextTable[] = [ug, za].map((table) => textTableSchema.parse(table));
