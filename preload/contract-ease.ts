import { z } from 'zod';

/** 预读: how much of the ledger a search by name knows by now; null when all of it, or nobody who may search is here. */
export const searchReadingSchema = z.object({ read: z.int(), total: z.int() }).nullable();
export type SearchReading = z.infer<typeof searchReadingSchema>;

export const easeCalls = {
  searchReading: { input: z.object({}), output: searchReadingSchema },
} as const;

export const easeTopics = { searchReading: searchReadingSchema } as const;
