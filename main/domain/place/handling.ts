import { z } from 'zod';

/** 行政区划代码 as in GB/T 2260 and GB/T 10114: county 6 digits, township 9, village 12. */
export const placeCodeSchema = z.string().regex(/^(\d{6}|\d{9}|\d{12})$/);

/** 镇村 of the county, published with its catalogue. */
export const placeSchema = z.object({ code: placeCodeSchema, name: z.string().min(1).max(60) });
export type Place = z.infer<typeof placeSchema>;

/** 结果领取: group G of the forms, for items whose form does not ask. */
export const pickups = ['window', 'mail', 'agent'] as const;
export type Pickup = (typeof pickups)[number];

/** 异地代收 (R50): taken in here, decided there. The name is kept as it was published on that day. */
export const handlingSchema = z.object({
  placeCode: placeCodeSchema,
  placeName: z.string().min(1).max(60),
  pickup: z.enum(pickups).optional(),
  /** Where to, when it comes by post. */
  address: z.string().max(200).optional(),
});
export type Handling = z.infer<typeof handlingSchema>;

/** Neither lies within the other: a village's papers that go to its own township are nobody's 异地. */
export function isElsewhere(placeCode: string, own: string): boolean {
  return !placeCode.startsWith(own) && !own.startsWith(placeCode);
}

/** Is `placeCode` among the places at which an item is handled, or in one, or around one? The whole county where none is named. */
export function isHandledAt(jurisdiction: readonly string[] | undefined, placeCode: string): boolean {
  return jurisdiction === undefined || jurisdiction.some((code) => !isElsewhere(code, placeCode));
}
