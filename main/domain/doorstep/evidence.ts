import { z } from 'zod';
import { pageRefSchema } from '../application.ts';
import type { Text } from '../failures.ts';

/**
 * 上门留痕 (R37, dossier §5): where, when, by whom and with which device a visit was made, and what was photographed. One
 * fix and no trail; no fix is no obstacle. Photographs lie in the vault, the event of the chain carries their hashes.
 */
export const visitPlaceSchema = z.discriminatedUnion('source', [
  z.object({
    source: z.literal('device'),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    accuracyMetres: z.number().min(0).max(1_000_000),
    fixedAt: z.iso.datetime(),
  }),
  z.object({
    source: z.literal('manual'),
    village: z.string().trim().min(1).max(100),
    place: z.string().trim().max(200),
    /** Why there is no fix: indoors, no receiver, not wanted. */
    reason: z.string().trim().min(2).max(200),
  }),
]);
export type VisitPlace = z.infer<typeof visitPlaceSchema>;

export const photoSubjects = ['door', 'person', 'materials', 'signing'] as const;
export type PhotoSubject = (typeof photoSubjects)[number];

export const evidencePhotoSchema = pageRefSchema.extend({
  subject: z.enum(photoSubjects),
  /** What it is kept for: 用途. */
  purpose: z.string().trim().min(2).max(200),
  /** Who agreed to be photographed; needed where a person is in it. */
  consentOf: z.string().trim().max(100).nullable(),
  takenAt: z.iso.datetime(),
});
export type EvidencePhoto = z.infer<typeof evidencePhotoSchema>;

/** An instant that no clock setting can move: wall clock, and the one that nobody can set with the run that it counts in. */
export const visitInstantSchema = z.object({
  at: z.iso.datetime(),
  monotonicMs: z.number().min(0),
  boot: z.int().min(0),
});

/** In preparation: kept from the first moment on, like a draft. */
export const openEvidenceSchema = z.object({
  started: visitInstantSchema,
  place: visitPlaceSchema.nullable(),
  photos: z.array(evidencePhotoSchema).max(30),
  witness: z.string().trim().max(100),
});
export type OpenEvidence = z.infer<typeof openEvidenceSchema>;

/** Body of `evidence/sealed`. */
export const evidenceSchema = openEvidenceSchema.extend({
  id: z.uuid(),
  visitId: z.uuid(),
  applicationIds: z.array(z.uuid()).max(20),
  agent: z.object({ id: z.string().max(200), name: z.string().max(200) }),
  /** The device, by the name and the key under which the county knows it. */
  terminalId: z.string().max(200),
  keyNumber: z.int().min(0),
  ended: visitInstantSchema,
  place: visitPlaceSchema,
});
export type Evidence = z.infer<typeof evidenceSchema>;

export type EvidenceGap = 'place' | 'consent' | 'purpose';

/** What keeps a pack from being sealed. A missing fix is none: a village and a reason do. */
export function evidenceGaps({ place, photos }: OpenEvidence): readonly EvidenceGap[] {
  return [
    ...(place === null ? (['place'] as const) : []),
    ...(photos.some(({ subject, consentOf }) => subject === 'person' && !consentOf) ? (['consent'] as const) : []),
    ...(photos.some(({ purpose }) => purpose.trim().length < 2) ? (['purpose'] as const) : []),
  ];
}

/** Begun, and nothing in it yet. */
export function isEmptyEvidence({ place, photos, witness }: OpenEvidence): boolean {
  return place === null && photos.length === 0 && witness === '';
}

/** 用途: it goes to the county as it is written here, whatever language the screen speaks. */
export const photoPurposeWords: Readonly<Record<PhotoSubject, Text>> = {
  door: { zh: '证明到过这家', en: 'shows that the visit was made' },
  person: { zh: '证明本人在场', en: 'shows that they were there' },
  materials: { zh: '留存材料原样', en: 'keeps the papers as they were' },
  signing: { zh: '证明当面签字', en: 'shows that it was signed in person' },
};

/** Why there is no fix; the Chinese words stand in the record. */
export const noFixReasons = ['indoors', 'none', 'declined'] as const;
export type NoFixReason = (typeof noFixReasons)[number];
export const noFixWords: Readonly<Record<NoFixReason, Text>> = {
  indoors: { zh: '屋里没有信号', en: 'No signal indoors' },
  none: { zh: '设备不能定位', en: 'The device can’t locate' },
  declined: { zh: '本人不愿意', en: 'They did not want it' },
};

export const photoSubjectWords: Readonly<Record<PhotoSubject, Text>> = {
  door: { zh: '门牌', en: 'The door' },
  person: { zh: '本人', en: 'The person' },
  materials: { zh: '材料', en: 'Materials' },
  signing: { zh: '签字现场', en: 'Signing' },
};
