import { z } from 'zod';
import { documentJobSchema } from './contract-devices.ts';

/** 预读: how much of the ledger a search by name knows by now; null when all of it, or nobody who may search is here. */
export const searchReadingSchema = z.object({ read: z.int(), total: z.int() }).nullable();
export type SearchReading = z.infer<typeof searchReadingSchema>;

/** Where the ledger and the vault lie. */
export const diskRoomSchema = z.object({
  freeBytes: z.number().nullable(),
  state: z.enum(['unknown', 'fine', 'low', 'full']),
});
export type DiskRoom = z.infer<typeof diskRoomSchema>;

export const easeCalls = {
  /** A sheet that the main process named by its address, to the printer chosen for sheets. */
  printSheet: {
    input: z.object({ url: z.string().max(10_000).startsWith('/documents/'), jobId: z.uuid() }),
    output: documentJobSchema,
  },
  diskRoom: { input: z.object({}), output: diskRoomSchema },
  searchReading: { input: z.object({}), output: searchReadingSchema },
} as const;

export const easeTopics = { searchReading: searchReadingSchema, disk: diskRoomSchema } as const;
