import { isDeepStrictEqual } from 'node:util';
import { hashOf } from '../../sync/open-publication.ts';
import type { SyncStore } from '../../sync/ports.ts';
import { missingBasics } from '../domain/basic-list.ts';
import type { CataloguePackage } from '../domain/catalogue.ts';
import {
  matterOf,
  maySwitch,
  type OpenedPublication,
  type PublicationRef,
  publicationBodies,
  publicationRefSchema,
} from '../domain/publication.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { revokedBetween } from '../domain/staff-list.ts';
import { missingElements } from '../domain/validate-item.ts';
import type { Ledger, LedgerWriter, PublicationInForce } from '../ledger/port.ts';
import { mergedNotices, staffInForce } from './in-force.ts';

type Shelf = Pick<SyncStore, 'publications' | 'switchPublication' | 'leavePublications' | 'noteRefusedPublication'>;

/** 发布 as the ledger holds it: which versions are in force, and their bodies. */
export function publicationShelf(ledger: Ledger): Shelf {
  const index = (): readonly PublicationInForce[] => ledger.fact('publications') ?? [];
  // Reading half a megabyte back with every contact would be felt; once a run finds what a disk did to it.
  const foundWhole = new Set<string>();

  function isWhole(held: PublicationInForce): boolean {
    const name = `${matterOf(held)}/${held.hash}`;
    if (foundWhole.has(name)) return true;
    const whole = isReadable(ledger, held);
    if (whole) foundWhole.add(name);
    return whole;
  }

  return {
    publications: () =>
      index()
        .filter(isWhole)
        .map((held) => publicationRefSchema.parse(held)),

    switchPublication(publication) {
      const matter = matterOf(publication);
      const current = index().find((held) => matterOf(held) === matter) ?? null;
      if (!maySwitch(current, publication)) {
        return failed('publication/older', `${matter} ${publication.version}, in force is ${current?.version}`);
      }
      const lacking = publication.kind === 'catalogue' ? whatIsLacking(publication.body) : null;
      if (lacking !== null) return failed('publication/incomplete', `${matter} ${publication.version}: ${lacking}`);
      return ledger.transact((writer) => {
        const { kind, scope, version, hash, publishedAt, jws } = publication;
        const held = { kind, scope, version, hash, publishedAt, jws, storedHash: hashOf(publication.body) };
        if (kind === 'staff') noteRevoked(ledger, writer, publication);
        writer.setFact('publications', [...index().filter((other) => matterOf(other) !== matter), held]);
        putBody(ledger, writer, publication);
        writer.appendEvent({
          type: kind === 'catalogue' ? 'catalogue/switched' : 'publication/switched',
          operatorId: null,
          applicationId: null,
          body: { kind, scope, version, hash, publishedAt },
        });
      });
    },

    leavePublications(published) {
      const isElsewhere = (held: PublicationRef) =>
        held.kind === 'notices' && !published.some(({ kind, scope }) => kind === held.kind && scope === held.scope);
      const left = index().filter(isElsewhere);
      if (left.length === 0 || published.length === 0) return ok();
      return ledger.transact((writer) => {
        writer.setFact(
          'publications',
          index().filter((held) => !isElsewhere(held)),
        );
        writer.putNotices(mergedNotices(ledger));
      });
    },

    noteRefusedPublication({ kind, scope, version, hash }, { code, detail }) {
      // A full disk is told by whatever else wants to be written.
      ledger.transact((writer) =>
        writer.appendEvent({
          type: 'publication/refused',
          operatorId: null,
          applicationId: null,
          body: { kind, scope, version, hash, code, detail: detail ?? null },
        }),
      );
    },
  };
}

/** R04, R05: named, so that the county knows what to put right; null where the catalogue may come into force here. */
function whatIsLacking(catalogue: CataloguePackage): string | null {
  const missing = missingBasics(catalogue, catalogue.basicList ?? []).map(({ code, name }) => `${name}（${code}）`);
  const faulty = catalogue.items.flatMap((item) =>
    missingElements(item).map(({ message }) => `${item.name || item.code}：${message.zh}`),
  );
  const all = [...missing, ...faulty];
  return all.length === 0 ? null : all.slice(0, 20).join('；');
}

function putBody(ledger: Ledger, writer: LedgerWriter, publication: OpenedPublication): void {
  if (publication.kind === 'catalogue') {
    writer.putCatalogue(publication.body, publication.hash);
    return;
  }
  writer.setFact(`publication/${matterOf(publication)}`, publication.body);
  if (publication.kind === 'notices') writer.putNotices(mergedNotices(ledger));
  if (publication.kind === 'configuration') writer.setFact('uploadShare', publication.body.uploadSharePercent / 100);
}

/** They are locked out from this event on, whoever sits at the window. */
function noteRevoked(
  ledger: Ledger,
  writer: LedgerWriter,
  staff: OpenedPublication & { readonly kind: 'staff' },
): void {
  for (const { id, name } of revokedBetween(staffInForce(ledger), staff.body)) {
    writer.appendEvent({
      type: 'operator/revoked',
      operatorId: id,
      applicationId: null,
      body: { name, listVersion: staff.version },
    });
  }
}

function isReadable(ledger: Ledger, held: PublicationInForce): boolean {
  try {
    return isStored(ledger, held).ok;
  } catch {
    // Altered bytes do not open, or are no JSON any more.
    return false;
  }
}

function isStored(ledger: Ledger, held: PublicationInForce): Result<void> {
  const body =
    held.kind === 'catalogue' ? ledger.catalogue(held.version) : ledger.fact(`publication/${matterOf(held)}`);
  const isSame = hashOf(publicationBodies[held.kind].parse(body)) === held.storedHash;
  const isShown = held.kind !== 'notices' || isDeepStrictEqual(ledger.notices(), mergedNotices(ledger));
  return isSame && isShown ? ok() : failed('publication/wrong-hash');
}
